"""The command line: help for everything, and words instead of tracebacks."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.conftest import Yingdan
from yingdan.ops import cli
from yingdan.ops.cli import COMMANDS


def test_the_overview_names_every_command(yingdan: Yingdan) -> None:
    shown = yingdan("--help")
    assert shown.returncode == 0
    assert all(f"\n    {name} " in shown.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"manage"}))
def test_every_command_explains_itself(
    name: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YINGDAN_HOME", str(home))
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: yingdan {name}" in shown
    assert COMMANDS[name][1:] in " ".join(shown.split())


def test_manage_shows_djangos_commands(yingdan: Yingdan) -> None:
    assert "makemigrations" in yingdan("manage", "help").stdout


@pytest.mark.parametrize(
    ("url", "problem", "remedy"),
    [
        ("mysql://host/db", "does not name a PostgreSQL server", "postgresql://"),
        ("postgresql://host:port/db", "is no address", "postgresql://"),
        ("postgresql://u:secret@127.0.0.1:1/db", "127.0.0.1:1 cannot be reached", "Start that server"),
        ("postgresql://u:secret@no-such-host.invalid/db", "No machine is known", "Correct the name"),
    ],
)
def test_an_unusable_database_url_is_explained(yingdan: Yingdan, url: str, problem: str, remedy: str) -> None:
    done = yingdan("migrate", DATABASE_URL=url)
    assert done.returncode == 1
    assert problem in done.stderr
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_up_checks_the_database_url_too(yingdan: Yingdan, port: int) -> None:
    done = yingdan("up", DATABASE_URL="postgresql://u:p@127.0.0.1:1/db", YINGDAN_PORT=str(port))
    assert (done.returncode, "cannot be reached" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


@pytest.fixture
def old_server() -> Iterator[str]:
    """A server that says it is PostgreSQL 13."""
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_greet, args=(listener,), daemon=True)
    thread.start()
    yield f"postgresql://u:p@127.0.0.1:{listener.getsockname()[1]}/db?sslmode=disable&gssencmode=disable"
    listener.close()
    thread.join()


def _greet(listener: socket.socket) -> None:
    def message(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("!i", len(body) + 4) + body

    client, _ = listener.accept()
    with client:
        client.recv(4096)
        settings = {"server_version": "13.9", "client_encoding": "UTF8", "standard_conforming_strings": "on"}
        greeting = message(b"R", struct.pack("!i", 0))
        greeting += b"".join(message(b"S", f"{k}\0{v}\0".encode()) for k, v in settings.items())
        client.sendall(greeting + message(b"K", struct.pack("!ii", 1, 2)) + message(b"Z", b"I"))
        client.recv(4096)


def test_a_server_that_is_too_old_is_refused(yingdan: Yingdan, old_server: str) -> None:
    done = yingdan("migrate", DATABASE_URL=old_server)
    assert done.returncode == 1
    assert "is version 13.9; Yingdan needs 15 or newer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_made_is_explained(yingdan: Yingdan, home: Path) -> None:
    (home / "file").write_text("")
    done = yingdan("migrate", YINGDAN_HOME=str(home / "file" / "var"))
    assert done.returncode == 1
    assert "YINGDAN_HOME" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_explained(yingdan: Yingdan) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for command in ("up", "web"):
            done = yingdan(command, YINGDAN_PORT=str(port))
            assert done.returncode == 1
            assert f"Port {port} on 127.0.0.1 is in use" in done.stderr
            assert "Traceback" not in done.stderr


def test_a_port_that_is_none_is_explained(yingdan: Yingdan) -> None:
    done = yingdan("up", YINGDAN_PORT="eighty")
    assert done.returncode == 1
    assert "YINGDAN_PORT" in done.stderr
    assert "Traceback" not in done.stderr
