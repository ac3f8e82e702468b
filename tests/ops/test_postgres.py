"""The embedded server: it starts, survives being killed, and never runs twice on one folder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.ops.conftest import SECONDS
from yingdan.ops import processes
from yingdan.ops.console import OpsError
from yingdan.ops.postgres import server, tuning

QUICK = tuning.throwaway_settings()


def ask(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(query.encode())
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def test_first_start_makes_a_database_that_knows_chinese_letters(home: Path) -> None:
    started = server.start(home, QUICK)
    try:
        ask(started.url, "CREATE EXTENSION pg_trgm")
        assert ask(started.url, "SELECT cardinality(show_trgm('赢单'))") == 3
        assert ask(started.url, "SHOW listen_addresses") == ""
        assert (home / server.URL_FILE).stat().st_mode & 0o777 == 0o600
    finally:
        started.stop()
    assert not processes.alive(started.pid)


def test_data_survives_kill_9(home: Path) -> None:
    first = server.start(home)  # with fsync, as in production
    ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n")
    os.kill(first.pid, signal.SIGKILL)  # not waited for: PostgreSQL finds a zombie with the noted pid
    second = server.start(home, QUICK)
    try:
        assert second.pid != first.pid
        assert ask(second.url, "SELECT n FROM kept") == 7
    finally:
        second.stop()
        first.stop()


def test_a_pid_file_whose_pid_another_program_got_is_no_obstacle(home: Path) -> None:
    first = server.start(home, QUICK)
    noted = first.folder.pid_file.read_text().splitlines()
    first.stop()
    noted[0] = str(os.getpid())
    for file in first.folder.lock_files:
        file.write_text("\n".join(noted))
    second = server.start(home, QUICK)
    assert second.running()
    second.stop()


def test_a_second_start_joins_the_running_server(home: Path) -> None:
    first = server.start(home, QUICK)
    try:
        second = server.start(home, QUICK)
        assert (second.pid, second.process) == (first.pid, None)
    finally:
        first.stop()


def test_the_server_ends_when_its_starter_is_killed(home: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from yingdan.ops.postgres import server\n"
        "print(server.start(Path(sys.argv[1]), {}).pid, flush=True); time.sleep(60)"
    )
    starter = subprocess.Popen([sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE, text=True)
    with starter:
        assert starter.stdout
        pid = int(starter.stdout.readline())
        assert processes.alive(pid)
        starter.kill()
    assert processes.wait_gone(pid, SECONDS)


def test_a_path_too_long_for_a_socket_works(home: Path) -> None:
    deep = home / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    (deep / "run").mkdir()
    (deep / "log").mkdir()
    started = server.start(deep, QUICK)
    try:
        assert ask(started.url, "SELECT 1") == 1
    finally:
        started.stop()
        started.folder.socket_folder.rmdir()


def test_a_moved_data_folder_still_opens(home: Path, new_home: Callable[[], Path]) -> None:
    first = server.start(home, QUICK)
    ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n")
    first.stop()
    moved = new_home() / "moved"
    home.rename(moved)
    try:
        second = server.start(moved, QUICK)
        assert ask(second.url, "SELECT n FROM kept") == 7
        second.stop()
    finally:
        moved.rename(home)


def test_a_lost_password_file_is_named(home: Path) -> None:
    server.start(home, QUICK).stop()
    (home / server.URL_FILE).unlink()
    with pytest.raises(OpsError, match="password of the database") as caught:
        server.start(home, QUICK)
    assert "move" in caught.value.remedy


def test_what_postgres_complains_about_is_shown(home: Path) -> None:
    began = time.monotonic()
    with pytest.raises(OpsError, match="unrecognized configuration parameter"):
        server.start(home, {"no_such_setting": "1"})
    assert time.monotonic() - began < server.START_SECONDS / 2  # it did not wait for what cannot come


def test_a_folder_of_an_unknown_version_names_that_version(home: Path) -> None:
    started = server.start(home, QUICK)
    started.stop()
    (started.folder.data / "PG_VERSION").write_text("99\n")
    with pytest.raises(OpsError, match="made by PostgreSQL 99"):
        server.start(home, QUICK)
