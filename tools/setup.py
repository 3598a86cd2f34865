"""Make this checkout runnable: a place for its files, a secret of its own, the locked packages in .venv.

Standard library only, and readable by Python 3.6, so that an old Python gets a sentence instead of a SyntaxError.
"""

import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)


def require_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that could not run careerpath, or could not make a virtual environment."""
    if version < OLDEST_PYTHON:
        found = ".".join(map(str, version))
        sys.exit(f"careerpath needs Python 3.11 or newer, and this is {found}. Try: make PYTHON=python3.11 ...")
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv")


def require_writable(var: Path) -> None:
    """Make the folder that holds all that careerpath writes, and refuse one that cannot be written."""
    try:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=str(var)).close()
    except OSError as error:
        sys.exit(f"careerpath cannot write to {var}: {error.strerror}. Make it writable or choose another VAR_DIR.")


def write_secret(env_file: Path) -> None:
    """Give this instance a secret that only its owner can read; one that is there already stays."""
    written = env_file.read_text(encoding="utf-8") if env_file.exists() else ""
    if any(line.startswith("SECRET_KEY=") for line in written.splitlines()):
        return
    descriptor = os.open(str(env_file), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, 0o600)
        newline = "\n" if written and not written.endswith("\n") else ""
        file.write(f"{newline}SECRET_KEY={secrets.token_urlsafe(50)}\n")


def make_virtualenv() -> None:
    """Make .venv anew unless it works: it breaks when its Python goes, or when making it was interrupted."""
    try_it = [str(VENV_PYTHON), "-c", "import pip"]
    if not VENV_PYTHON.exists() or subprocess.call(try_it, stderr=subprocess.DEVNULL) != 0:
        venv.create(str(VENV), clear=True, symlinks=True, with_pip=True)


def install(lock: Path) -> None:
    """Install the locked packages, unless exactly these are installed; a copy of each lock says which are."""
    installed = VENV / lock.name
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    print(f"Installing the packages of {lock.name} into .venv; this may take a minute, once.", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check"]
    subprocess.check_call([*pip, "install", "--require-hashes", "-r", str(lock)])
    # The development lock holds the runtime's packages too.
    for name in ("requirements.txt", lock.name):
        shutil.copyfile(str(ROOT / name), str(VENV / name))


def main() -> None:
    """Set up for the lock file that the command line names."""
    require_python(sys.version_info[:3])
    require_writable(Path(os.environ.get("VAR_DIR") or ROOT / "var"))
    try:
        write_secret(ROOT / ".env")
        make_virtualenv()
        install(ROOT / sys.argv[1])
    except OSError as error:
        sys.exit(f"careerpath cannot be set up here: {error}")
    except subprocess.CalledProcessError:
        sys.exit("careerpath could not be set up: see above what failed. Nothing is lost; try again.")


if __name__ == "__main__":
    main()
