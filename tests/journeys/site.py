"""A running product for the browser: its own database with the demo company, its own port, its own processes."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.journeys import patience

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds: only a failure waits that long


def at(server_url: str, database: str) -> str:
    """Address of a database on the server."""
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{database}"))


def drop(server_url: str, database: str) -> None:
    """Removes a database, if it is there."""
    with psycopg.connect(at(server_url, "postgres"), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{database}" with (force)')


def draft_of(name: str) -> str:
    """The database's name until it is complete."""
    return f"{name}_draft"


def make_company(server_url: str, name: str, home: Path) -> None:
    """The database `name` with the demo company, unless another worker of this run has made it already."""
    with psycopg.connect(at(server_url, "postgres"), autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(hashtext(%s))", [name])  # until the connection closes
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return
        draft = draft_of(name)
        copied = os.environ.get("YINGDAN_TEST_TEMPLATE", "template1")
        connection.execute(f'create database "{draft}" template "{copied}"')
        env = {**os.environ, "DATABASE_URL": at(server_url, draft), "YINGDAN_HOME": str(home)}
        for command in (["migrate", "--quiet"], ["demo"]):
            subprocess.run([sys.executable, "-m", "yingdan", *command], env=env, cwd=ROOT, check=True)
        connection.execute(f'alter database "{draft}" rename to "{name}"')


@contextmanager
def copied(server_url: str, template: str) -> Iterator[str]:
    """A copy of a database, dropped afterwards."""
    name = f"journeys_{secrets.token_hex(4)}"
    with psycopg.connect(at(server_url, "postgres"), autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(hashtext(%s))", [template])  # two copies at once refuse each other
        connection.execute(f'create database "{name}" template "{template}"')
    try:
        yield at(server_url, name)
    finally:
        drop(server_url, name)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(server_url: str, company: str, home: Path) -> Iterator[str]:
    """The address of a served copy of the demo company."""
    make_company(server_url, company, home)
    with copied(server_url, company) as database:
        os.environ["YINGDAN_SITE_DATABASE"] = database  # for commands that a journey gives
        env = {**os.environ, "DATABASE_URL": database, "YINGDAN_HOME": str(home)}
        port = free_port()
        env["YINGDAN_PORT"] = str(port)
        children = [
            subprocess.Popen([sys.executable, "-m", "yingdan", part], env=env, cwd=ROOT) for part in ("web", "worker")
        ]
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_healthy(address)
            yield address
        finally:
            for child in children:
                child.terminate()
            for child in children:
                stop(child)


def stop(child: "subprocess.Popen[bytes]") -> None:
    """Waits for a process that was asked to end; one that does not is no journey's failure."""
    try:
        child.wait(timeout=60)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def wait_until_healthy(address: str) -> None:
    """Returns when the health page says that web, database and worker live."""
    allowed = PATIENCE * patience.crowd()
    deadline = time.monotonic() + allowed
    last: object = None
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=5):
                return
        except (urllib.error.URLError, OSError) as error:
            last = error
            if isinstance(error, urllib.error.HTTPError):
                error.close()  # an answer with a socket: left open, it fails whichever test runs when it is collected
            time.sleep(0.3)
    raise TimeoutError(f"{address} did not become healthy in {allowed:.0f} s: {last}")
