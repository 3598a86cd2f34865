"""Find a Chromium for the browser tests, or install one, and print its path; an empty line means Playwright's own."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The Chromium to use, wherever it has to come from; None if it cannot be had."""
    return named() or on_path() or from_debian() or from_playwright()


def named() -> str | None:
    """The one that CHROMIUM names, which has to be there."""
    name = os.environ.get("CHROMIUM")
    if name and not shutil.which(name):
        sys.exit(f"CHROMIUM={name} is not a program. Name one, or leave CHROMIUM empty to have one found.")
    return name and shutil.which(name)


def on_path() -> str | None:
    """The first that this machine has under one of its usual names."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> str | None:
    """Debian's package, which only root can install."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install -y --no-install-recommends chromium"):
        # Standard output is for the path alone.
        subprocess.run(["apt-get", "-q", *command.split()], env=environment, stdout=sys.stderr, check=False)
    return on_path()


def from_playwright() -> str | None:
    """Playwright's own build, which it finds by itself: an empty path."""
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    return "" if subprocess.run(install, stdout=sys.stderr, check=False).returncode == 0 else None


def require_chromium() -> str:
    """The path of the Chromium to use, or a sentence that says what to do."""
    path = chromium()
    if path is None:
        sys.exit("No Chromium for the browser tests: install chromium, or set CHROMIUM to the path of one.")
    return path


def main() -> None:
    """Print it."""
    print(require_chromium())


if __name__ == "__main__":
    main()
