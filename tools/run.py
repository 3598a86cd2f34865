"""Serve careerpath with waitress, after bringing tables, curriculum and static files up to what this code needs."""

import errno
import hashlib
import os
import signal
import socket
import sys
from pathlib import Path
from types import FrameType

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.utils.module_loading import import_string
from waitress.server import create_server

from careerpath.staticfiles import CareerpathStaticFilesConfig
from tools.setup import require_writable

EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 (compared with, not listened on)
PORTS = range(1, 65_536)
# An archive that is restored, and the form around it.
MAX_BODY_BYTES = 21_000_000
IDLE_SECONDS = 30
MAX_CONNECTIONS = 1_000


def address() -> tuple[str, int]:
    """Where to listen; this is the first look at the settings, so it is here that wrong ones are refused."""
    try:
        return settings.HOST, settings.PORT
    except ImproperlyConfigured as error:
        sys.exit(f"careerpath: {error}")
    except (ValueError, LookupError) as error:
        sys.exit(f"careerpath: a setting cannot be understood ({error}). Compare yours with .env.example.")


def listen(host: str, port: int) -> socket.socket:
    """Take the address before any work is done for it; a browser that comes early waits instead of failing."""
    if port not in PORTS:
        sys.exit(f"careerpath: PORT={port} is not one of the ports, which go from 1 to {PORTS[-1]}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"careerpath: port {port} on {host} is in use. Stop what uses it, or: make run PORT={port + 1}")
        sys.exit(f"careerpath cannot listen on HOST={host} PORT={port}: {error}")


def prepare() -> None:
    """Bring everything up to date; what is up to date already is left as it is."""
    require_writable(settings.VAR_DIR)
    django.setup()
    require_database()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_roadmap")
    collect_static()


def require_database() -> None:
    """Refuse a database that cannot be used; asked past the pool, which would try for long and not say why."""
    pool = connection.settings_dict["OPTIONS"].pop("pool", None)
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        sys.exit(f"careerpath cannot use its database. Check DATABASE_URL, and that its server is running: {reason}")
    connection.close()
    if pool:
        connection.settings_dict["OPTIONS"]["pool"] = pool


def collect_static() -> None:
    """Collect static files if any of them changed since the last time."""
    stamp = settings.VAR_DIR / "static.sha256"
    digest = static_digest()
    if settings.STATIC_ROOT.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    print("Collecting static files ...", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)


def static_digest() -> str:
    """Everything that decides what is collected and how: storage, names, sizes, times of change."""
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for finder in get_finders():
        for name, storage in finder.list(CareerpathStaticFilesConfig.ignore_patterns):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def greeting(host: str, port: int) -> str:
    """Where to go, and what is left to do."""
    host = "127.0.0.1" if host in EVERYWHERE else host
    host = f"[{host}]" if ":" in host else host
    lines = [f"careerpath is ready: http://{host}:{port}/ (Ctrl-C stops it)"]
    if not get_user_model().objects.filter(is_staff=True, is_active=True).exists():
        lines.append("Nobody curates it yet: `make curator` makes you a curator.")
    return "\n".join(lines)


def serve(listener: socket.socket) -> None:
    """Answer requests until told to stop; those under way are finished first."""
    server = create_server(
        import_string(settings.WSGI_APPLICATION),
        sockets=[listener],
        threads=settings.THREADS,
        ident="careerpath",
        channel_timeout=IDLE_SECONDS,
        connection_limit=MAX_CONNECTIONS,
        asyncore_use_poll=True,
        max_request_body_size=MAX_BODY_BYTES,
        # Nobody's word is taken for where a request comes from, except that of the proxies we were told of.
        clear_untrusted_proxy_headers=not settings.TRUSTED_PROXIES,
    )
    print(greeting(settings.HOST, settings.PORT), flush=True)
    connections.close_all()
    server.run()


def stop(number: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does; told twice, as by make and by whoever told make, we still finish what is under way."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> None:
    """Prepare, then serve; whatever prevents it is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")
    signal.signal(signal.SIGTERM, stop)
    host, port = address()
    listener = listen(host, port)
    try:
        prepare()
        serve(listener)
    except KeyboardInterrupt:
        sys.exit(130)
    except CommandError as error:
        sys.exit(f"careerpath: {error}")


if __name__ == "__main__":
    main()
