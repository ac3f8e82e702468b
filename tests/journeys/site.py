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

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """A new empty database on the server, dropped afterwards."""
    name = f"journeys_{secrets.token_hex(4)}"
    parts = urlsplit(server_url)
    admin = urlunsplit(parts._replace(path="/postgres"))
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'drop database if exists "{name}" with (force)')


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(server_url: str, home: Path) -> Iterator[str]:
    """The address of a served demo company."""
    with fresh_database(server_url) as database:
        env = {**os.environ, "DATABASE_URL": database, "YINGDAN_HOME": str(home)}
        for command in (["migrate"], ["demo"]):
            subprocess.run([sys.executable, "-m", "yingdan", *command], env=env, cwd=ROOT, check=True)
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
                child.wait(timeout=30)


def wait_until_healthy(address: str) -> None:
    """Returns when the health page says that web, database and worker live."""
    deadline = time.monotonic() + PATIENCE
    last: object = None
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=5):
                return
        except (urllib.error.URLError, OSError) as error:
            last = error
            time.sleep(0.3)
    raise TimeoutError(f"{address} did not become healthy in {PATIENCE} s: {last}")
