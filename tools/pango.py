"""See to it that PDFs can be made here: install Pango where that is possible, and say what to do where it is not."""

import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")


def is_there() -> bool:
    """Whether a process that starts now can draw PDFs; this one may have looked before there was anything."""
    return subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Debian's packages, which only root can install."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", "-q", *command], env=environment, check=False)


def main() -> None:
    """Install it unless it is there."""
    if is_there():
        return
    install()
    if not is_there():
        sys.exit(f"The tests of PDFs need Pango. On Debian and Ubuntu: apt-get install {' '.join(PACKAGES)}")


if __name__ == "__main__":
    main()
