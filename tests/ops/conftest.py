"""Data folders that the account of PostgreSQL can reach, and the command line as an operator calls it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from yingdan.ops import home as data_home
from yingdan.ops.postgres import binaries, server

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 240
Yingdan = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def new_home() -> Iterator[Callable[[], Path]]:
    """Makes data folders outside pytest's own, which is closed to other users."""
    made: list[Path] = []

    def make() -> Path:
        path = Path(tempfile.mkdtemp(prefix="yd-"))
        path.chmod(0o755)
        made.append(path)
        return data_home.prepare(path)

    yield make
    for path in made:
        shutil.rmtree(path)


@pytest.fixture(scope="session")
def migrated() -> Iterator[Path]:
    """A data folder whose database has all tables; to be copied, for making it takes seconds."""
    path = Path(tempfile.mkdtemp(prefix="yd-"))
    path.chmod(0o755)
    if template := os.environ.get("YINGDAN_TEST_TEMPLATE"):
        fill(path, urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{template}").geturl())
    command = [sys.executable, "-m", "yingdan", "migrate", "--quiet"]
    subprocess.run(command, cwd=ROOT, env={**clean_environment(), "YINGDAN_HOME": str(path)}, check=True)
    yield path
    shutil.rmtree(path)


def fill(path: Path, source: str) -> None:
    """Brings the tables of another database into the one of a new data folder."""
    found = server.start(data_home.prepare(path))
    try:
        program = binaries.client().program
        dump = [program("pg_dump"), "--format=custom", "--no-owner", f"--dbname={source}"]
        made = subprocess.run(dump, capture_output=True, check=True)
        restore = [program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={found.url}"]
        subprocess.run(restore, input=made.stdout, check=True)
    finally:
        found.stop()


@pytest.fixture
def migrated_home(new_home: Callable[[], Path], migrated: Path) -> Path:
    """A data folder of one's own whose database has all tables and no rows."""
    return shutil.copytree(migrated, new_home(), dirs_exist_ok=True)


@pytest.fixture
def home(new_home: Callable[[], Path]) -> Path:
    """One data folder."""
    return new_home()


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """An operator's environment: the folder, no demo company, no database given."""
    return {**clean_environment(), "YINGDAN_HOME": str(home), "YINGDAN_DEMO": "0"}


def clean_environment() -> dict[str, str]:
    """The environment without anything that concerns us."""
    ours = ("YINGDAN_", "DATABASE_URL", "PG")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture
def yingdan(environment: dict[str, str]) -> Yingdan:
    """Runs one command to its end; keyword arguments are added to the environment."""

    def call(*arguments: str | Path, **extra: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "yingdan", *map(str, arguments)],
            cwd=ROOT,
            env={**environment, **extra},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return call


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
