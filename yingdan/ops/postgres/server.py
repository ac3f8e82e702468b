"""Starting, finding and stopping the embedded server; it dies with the process that started it and survives kill -9."""

import contextlib
import os
import re
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import psycopg
from psycopg import sql

from yingdan.ops import home as data_home
from yingdan.ops import processes
from yingdan.ops.console import OpsError
from yingdan.ops.postgres import binaries as programs
from yingdan.ops.postgres import folder as folders
from yingdan.ops.postgres import tuning

URL_FILE = "database_url"  # read by yingdan.config.database, too
START_SECONDS = 180  # recovery after a kill may take a while
STOP_SECONDS = 60
LOG_BYTES = 20 * 1024**2
LEFTOVER_SECONDS = 30
LEFTOVER_SIGNS = ("pre-existing shared memory block", "is another postmaster", "is another postgres")


@dataclass
class Server:
    """A running embedded server; `process` only when this process started it."""

    folder: folders.Folder
    url: str
    pid: int
    version: str
    process: "subprocess.Popen[bytes] | None" = None

    def running(self) -> bool:
        """Whether it still runs."""
        if self.process is not None:
            return self.process.poll() is None
        return processes.alive(self.pid)

    def stop(self) -> None:
        """Fast shutdown: sessions end, data is written; an immediate one where that takes too long."""
        for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if not self.running():
                break
            os.kill(self.pid, number)
            if self._gone(seconds):
                break
        if self.process is not None:
            self.process.wait()

    def _gone(self, seconds: float) -> bool:
        if self.process is None:
            return processes.wait_gone(self.pid, seconds)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        return self.process.poll() is not None


def start(home: Path, settings: dict[str, str] | None = None) -> Server:
    """The server of this data folder, started if it does not run yet."""
    lock = processes.Lock(home / "run" / "postgres.lock").wait()  # two commands must not start it at once
    try:
        folder = folders.prepare(home / "postgres")
        url = _url(home, folder)
        found = _running(folder, url)
        return found or _launch(
            home, folder, url, tuning.server_settings(tuning.memory_bytes()) if settings is None else settings
        )
    finally:
        lock.release()


def address(home: Path) -> str:
    """Where the server of this data folder is or will be, without starting it."""
    lock = processes.Lock(home / "run" / "postgres.lock").wait()
    try:
        return _url(home, folders.prepare(home / "postgres"))
    finally:
        lock.release()


@contextlib.contextmanager
def temporary(home: Path) -> Iterator[str]:
    """Address of a server with quick, unsafe settings that lives as long as the block; for tests."""
    server = start(data_home.prepare(home), tuning.throwaway_settings())
    try:
        yield server.url
    finally:
        server.stop()


def _url(home: Path, folder: folders.Folder) -> str:
    """The address with its random password, kept in a file that only the owner can read."""
    file = home / URL_FILE
    place = quote(str(folder.socket_folder))
    if not file.exists():
        if folder.major() is not None:
            raise OpsError(
                f"{file}, which holds the password of the database in {folder.root}, is gone.",
                f"Put it back from a copy, or move {folder.root} away to start with an empty database.",
            )
        _write_url(file, secrets.token_urlsafe(24), place)
    password = urlsplit(file.read_text().strip()).password or ""
    if dict(parse_qsl(urlsplit(file.read_text().strip()).query)).get("host") != str(folder.socket_folder):
        _write_url(file, password, place)  # the data folder was moved
    return file.read_text().strip()


def _write_url(file: Path, password: str, place: str) -> None:
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(f"postgresql://{folders.ROLE}:{password}@/{folders.ROLE}?host={place}\n")
    draft.rename(file)


def _running(folder: folders.Folder, url: str) -> Server | None:
    """A server that already runs on this folder and answers; one that is going down is waited for."""
    deadline = time.monotonic() + LEFTOVER_SECONDS
    while (pid := _live_pid(folder)) is not None:
        version, reason = _ask(url)
        if version:
            return Server(folder, url, pid, version)
        if "password authentication failed" in reason:
            raise OpsError(
                f"The database in {folder.root} does not accept the password in {URL_FILE}.",
                "Put the right file back, or move the database folder away to start empty.",
            )
        if time.monotonic() > deadline:
            raise OpsError(
                f"A PostgreSQL (pid {pid}) holds {folder.data} and does not answer: {reason}",
                f"End it: kill -QUIT {pid}",
            )
        time.sleep(0.2)
    return None


def _live_pid(folder: folders.Folder) -> int | None:
    """The server's pid when one really runs on this folder.

    Files left by kill -9 are removed: PostgreSQL takes a zombie or another program that got the same pid for a server.
    """
    for file in folder.lock_files:
        pid = _noted_pid(file)
        if pid and processes.alive(pid):
            command = processes.command_line(pid)
            if command is None or "postgres" in command.split(" ")[0]:
                return pid
        file.unlink(missing_ok=True)
    return None


def _noted_pid(file: Path) -> int | None:
    try:
        lines = file.read_text().splitlines()
    except FileNotFoundError:
        return None
    return int(lines[0]) if lines and lines[0].strip().isdigit() else None


def _ask(url: str) -> tuple[str, str]:
    """(version, "") when the server answers, else ("", why)."""
    try:
        with psycopg.connect(_maintenance(url), connect_timeout=3, autocommit=True) as connection:
            row = connection.execute("SHOW server_version").fetchone()
            _ensure_database(connection)
            return (str(row[0]).split()[0] if row else ""), ""
    except psycopg.OperationalError as error:
        return "", str(error).strip()


def _maintenance(url: str) -> str:
    return psycopg.conninfo.make_conninfo(url, dbname="postgres")


def _ensure_database(connection: psycopg.Connection) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [folders.ROLE]).fetchone()
    if known is None:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(folders.ROLE)))


def _launch(home: Path, folder: folders.Folder, url: str, settings: dict[str, str]) -> Server:
    binaries = programs.find(folder.account, folder.major())
    if folder.major() is None:
        folders.initialise(folder, binaries, urlsplit(url).password or "")
    log = home / "log" / "postgres.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    deadline = time.monotonic() + START_SECONDS
    while True:
        offset = log.stat().st_size if log.exists() else 0
        process = _spawn(folder, binaries, settings, log)
        if version := _wait_ready(process, url, deadline):
            return Server(folder, url, process.pid, version, process)
        said = log.read_bytes()[offset:].decode(errors="replace")
        if (
            not any(sign in said for sign in LEFTOVER_SIGNS)
            or time.monotonic() > deadline - START_SECONDS + LEFTOVER_SECONDS
        ):
            raise _start_error(said, log)
        time.sleep(0.5)  # processes of a killed server are still ending


def _spawn(
    folder: folders.Folder, binaries: programs.Binaries, settings: dict[str, str], log: Path
) -> "subprocess.Popen[bytes]":
    given = {**settings, "listen_addresses": "", "unix_socket_directories": str(folder.socket_folder), "port": "5432"}
    if not _has_library(binaries, given.get("shared_preload_libraries", "")):
        given.pop("shared_preload_libraries", None)
    command = [binaries.program("postgres"), "-D", str(folder.data)]
    command += [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the one who started us: we end it in order
            **folder.account.options(partial(processes.before_exec, signal.SIGINT)),
        )


def _has_library(binaries: programs.Binaries, name: str) -> bool:
    lib = binaries.folder.parent / "lib"
    return bool(name) and any((place / f"{name}.so").exists() for place in (lib, lib / "postgresql"))


def _wait_ready(process: "subprocess.Popen[bytes]", url: str, deadline: float) -> str:
    """The version once it answers; "" when the process ended."""
    while process.poll() is None:
        version, reason = _ask(url)
        if version:
            return version
        if time.monotonic() > deadline:
            process.send_signal(signal.SIGQUIT)
            process.wait()
            raise OpsError(
                f"PostgreSQL did not answer within {START_SECONDS} seconds: {reason}", "See log/postgres.log."
            )
        time.sleep(0.05)
    return ""


def _start_error(said: str, log: Path) -> OpsError:
    lines = [
        line for line in said.splitlines() if re.search(r"FATAL|PANIC|ERROR|HINT|DETAIL", line)
    ] or said.splitlines()
    text = "\n".join(f"    {line}" for line in lines[-6:])
    if "No space left on device" in said:
        return OpsError(
            f"PostgreSQL could not start, the disk is full:\n{text}",
            "Free some space and start again; no data is lost.",
        )
    return OpsError(f"PostgreSQL did not start:\n{text}", f"Mend what it says; its full log is {log}.")
