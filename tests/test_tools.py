"""The commands behind the Makefile: first runs, second runs, and the sentence that each refusal is."""

import ast
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tools import browser, postgres, run, setup

ROOT = Path(__file__).resolve().parent.parent


# Setting up


def test_setup_can_be_read_by_the_python_that_it_refuses() -> None:
    source = (ROOT / "tools/setup.py").read_text()

    ast.parse(source, feature_version=(3, 6))


def test_setup_refuses_an_old_python_in_one_sentence() -> None:
    with pytest.raises(SystemExit) as refusal:
        setup.require_python((3, 9, 2))

    assert refusal.value.code == (
        "careerpath needs Python 3.11 or newer, and this is 3.9.2. Try: make PYTHON=python3.11 ..."
    )


def test_setup_accepts_the_oldest_supported_python() -> None:
    setup.require_python((3, 11, 0))


def test_setup_makes_a_var_that_only_its_owner_reads(tmp_path: Path) -> None:
    setup.require_writable(tmp_path / "deep" / "var")

    assert stat.S_IMODE((tmp_path / "deep" / "var").stat().st_mode) == 0o700


def test_setup_refuses_a_var_that_cannot_be_written(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.write_text("not a folder")

    with pytest.raises(SystemExit) as refusal:
        setup.require_writable(var)

    assert refusal.value.code == (
        f"careerpath cannot write to {var}: File exists. Make it writable or choose another VAR_DIR."
    )


def test_setup_writes_a_secret_once_that_only_its_owner_reads(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"

    setup.write_secret(env_file)
    first = env_file.read_text()
    setup.write_secret(env_file)

    name, secret = first.strip().split("=", 1)
    assert (name, len(secret) >= 50, env_file.read_text()) == ("SECRET_KEY", True, first)
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


def test_setup_adds_a_secret_to_the_settings_that_somebody_wrote(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("# SECRET_KEY=\nPORT=8080")

    setup.write_secret(env_file)

    assert [line.split("=")[0] for line in env_file.read_text().splitlines()] == ["# SECRET_KEY", "PORT", "SECRET_KEY"]
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


# Serving


def test_run_refuses_a_port_in_use_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as refusal:
            run.listen("127.0.0.1", port)

    assert refusal.value.code == (
        f"careerpath: port {port} on 127.0.0.1 is in use. Stop what uses it, or: make run PORT={port + 1}"
    )


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 8000), ("no.such.host.invalid", 8000)])
def test_run_refuses_an_address_that_is_not_ours(host: str, port: int) -> None:
    with pytest.raises(SystemExit) as refusal:
        run.listen(host, port)

    assert str(refusal.value.code).startswith(f"careerpath cannot listen on HOST={host} PORT={port}: ")


@pytest.mark.parametrize("port", [-1, 0, 99999])
def test_run_refuses_what_is_no_port(port: int) -> None:
    with pytest.raises(SystemExit) as refusal:
        run.listen("127.0.0.1", port)

    assert refusal.value.code == f"careerpath: PORT={port} is not one of the ports, which go from 1 to 65535."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:8000/"), ("::", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")],
)
def test_run_says_where_it_is_and_what_is_left_to_do(host: str, address: str) -> None:
    assert run.greeting(host, 8000) == (
        f"careerpath is ready: {address} (Ctrl-C stops it)\nNobody curates it yet: `make curator` makes you a curator."
    )


@contextmanager
def serving(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A server of its own, once it says that it is ready; told to stop afterwards."""
    # Coverage is not measured in there: that would take three times as long.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    chosen = {"VAR_DIR": str(var), "PORT": str(port), "DATABASE_URL": f"sqlite:///{var}/db.sqlite3"}
    command = [sys.executable, "-m", "tools.run"]
    with subprocess.Popen(command, cwd=ROOT, env={**inherited, **chosen}, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert any("is ready" in line for line in server.stdout)
        try:
            yield server
        finally:
            server.send_signal(signal.SIGTERM)


def cpu_seconds_of_ended_processes() -> float:
    """What the processes that we started and waited for have used: says more than a clock on a busy machine."""
    times = os.times()
    return times.children_user + times.children_system


@pytest.mark.slow
def test_run_serves_what_it_prepared_and_prepares_nothing_twice(tmp_path: Path) -> None:
    port = postgres.free_port()
    with serving(tmp_path, port) as first, closing(urlopen(f"http://127.0.0.1:{port}/roadmap/")) as answer:
        first_answer = answer.status
    collected = (tmp_path / "static.sha256").stat().st_mtime_ns

    before = cpu_seconds_of_ended_processes()
    with serving(tmp_path, port) as second, closing(urlopen(f"http://127.0.0.1:{port}/roadmap/")) as answer:
        second_answer = answer.status

    assert (first_answer, first.returncode, second_answer, second.returncode) == (200, 0, 200, 0)
    assert cpu_seconds_of_ended_processes() - before < 5
    assert (tmp_path / "static.sha256").stat().st_mtime_ns == collected


def told_to_stop(worker: subprocess.Popen[str]) -> str:
    """What it says once told to stop; told again, as one that writes a log line at that moment does not hear it."""
    for _ in range(3):
        worker.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            return worker.communicate(timeout=20)[1]
    worker.kill()
    return worker.communicate()[1]


@pytest.mark.slow
def test_worker_stops_when_it_is_told_to(tmp_path: Path) -> None:
    chosen = {"VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "LOG_LEVEL": "INFO"}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], cwd=ROOT, env=os.environ | chosen, check=True)

    command = [*manage, "db_worker", "--no-startup-delay"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | chosen, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stderr
        assert any("Starting worker" in line for line in worker.stderr)
        said = told_to_stop(worker)

    assert (worker.returncode, "shutting down gracefully" in said) == (0, True)


# PostgreSQL for the tests


def test_postgres_that_is_named_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@db/careerpath")

    with postgres.postgres() as url:
        assert url == "postgres://somebody@db/careerpath"


def test_postgres_newest_of_the_system_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)

    assert postgres.system_programs() == tmp_path / "17" / "bin"


def test_postgres_of_the_package_is_used_where_the_system_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgres, "account", lambda: None)
    monkeypatch.setenv("PATH", "")

    assert postgres.system_programs() is None
    assert (postgres.embedded_programs(tmp_path) / "initdb").exists()


def test_postgres_command_gets_the_database_and_its_exit_code_counts() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tools.postgres", "--", "sh", "-c", "echo $DATABASE_URL; exit 3"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "postgres://here"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "postgres://here\n", "")


# A browser for the tests


def fake_program(folder: Path, name: str) -> str:
    """An empty program of this name."""
    program = folder / name
    program.touch(0o755)
    return str(program)


def test_browser_that_is_named_comes_before_those_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_program(tmp_path, "chromium")
    named = fake_program(tmp_path, "my-chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", named)

    assert browser.chromium() == named


def test_browser_on_the_path_is_found_under_its_usual_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chrome = fake_program(tmp_path, "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", "")

    assert browser.chromium() == chrome


def test_browser_that_is_named_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

    with pytest.raises(SystemExit) as refusal:
        browser.chromium()

    assert refusal.value.code == (
        "CHROMIUM=/nowhere/chromium is not a program. Name one, or leave CHROMIUM empty to have one found."
    )
