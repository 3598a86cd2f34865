"""The settings refuse what would be unsafe to serve with, and .env.example tells all that can be set."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAFE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-and-then-some",
    "DEBUG": "false",
    "ALLOWED_HOSTS": "localhost",
    "HTTPS": "false",
    "ALLOW_PLAIN_HTTP": "false",
}


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python as an instance with these settings would."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **SAFE, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        pytest.param(
            {"SECRET_KEY": "short"},
            "SECRET_KEY is missing or shorter than 32 characters. Run `make run` once to have one written to .env, "
            "or set SECRET_KEY to a long random string.",
            id="short key",
        ),
        pytest.param(
            {"ALLOWED_HOSTS": "*"},
            "ALLOWED_HOSTS contains *, which lets anybody choose our host name. List the real host names.",
            id="any host",
        ),
        pytest.param(
            {"ALLOWED_HOSTS": "localhost,example.org"},
            "ALLOWED_HOSTS names a public host but HTTPS is off, so passwords would travel in clear. "
            "Set HTTPS=true behind a proxy that ends TLS, or ALLOW_PLAIN_HTTP=true on a network you trust.",
            id="public host without HTTPS",
        ),
    ],
)
def test_unsafe_settings_are_refused_in_one_sentence(environment: dict[str, str], sentence: str) -> None:
    checked = python("manage.py", "check", **environment)

    assert (checked.returncode, checked.stdout, checked.stderr) == (1, "", f"careerpath: {sentence}\n")


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({}, id="this machine only"),
        pytest.param({"ALLOWED_HOSTS": "example.org", "HTTPS": "true"}, id="public host with HTTPS"),
        pytest.param({"ALLOWED_HOSTS": "example.org", "ALLOW_PLAIN_HTTP": "true"}, id="trusted network"),
        pytest.param({"ALLOWED_HOSTS": "*", "DEBUG": "true"}, id="developing"),
        pytest.param(
            {
                "DATABASE_URL": "postgres://db/careerpath",
                "EMAIL_URL": "smtp://mail",
                "HTTPS": "true",
                "TRUSTED_PROXIES": "1",
            },
            id="everything elsewhere",
        ),
        pytest.param({"DATABASE_URL": "postgres://db/careerpath", "DB_POOL_SIZE": "0"}, id="without a pool"),
    ],
)
def test_safe_settings_are_accepted(environment: dict[str, str]) -> None:
    loaded = python("-c", "import careerpath.settings", **environment)

    assert (loaded.returncode, loaded.stdout, loaded.stderr) == (0, "", "")


def test_env_example_names_every_setting_once() -> None:
    settings = re.findall(r'\benv\.\w+\(\s*"(\w+)"', (ROOT / "careerpath/settings.py").read_text())
    tools = [
        name
        for tool in (ROOT / "tools").rglob("*.py")
        for name in re.findall(r'environ\.get\("(\w+)"', tool.read_text())
    ]

    told = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert sorted(told) == sorted({*settings, *tools})


def test_env_example_changes_nothing_as_it_is() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == []


def test_env_example_explains_every_setting() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    setting = re.compile(r"# [A-Z_]+=")

    above = [before for before, line in pairwise(lines) if setting.match(line)]

    assert [line for line in above if not line.startswith("# ") or setting.match(line)] == []
