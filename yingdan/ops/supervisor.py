"""Keeps the parts of `yingdan up` running: restarts what dies, stops everything in order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from yingdan.ops import processes
from yingdan.ops.console import OpsError, say, warn
from yingdan.ops.postgres import server

LOOK_SECONDS = 0.2
STOP_SECONDS = 30
CALM_SECONDS = 60  # a part that ran that long starts afresh with the shortest pause
PAUSES = (0.5, 1, 2, 5, 10, 30)


class Part:
    """One of our own processes."""

    def __init__(self, name: str, arguments: list[str], folder: Path) -> None:
        self.name = name
        self.arguments = arguments
        self.pid_file = folder / f"{name}.pid"
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths = 0
        self.due = 0.0
        self.began = 0.0

    def start(self) -> None:
        """Starts it in a session of its own: Ctrl-C is for the supervisor, which stops the parts in order."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yingdan", *self.arguments], stdin=subprocess.DEVNULL, start_new_session=True
        )
        self.began = time.monotonic()
        self.pid_file.write_text(str(self.process.pid))

    def look(self) -> None:
        """Starts it again when it died, after a pause that grows with each death."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.deaths = 0 if now - self.began > CALM_SECONDS else self.deaths
        pause = PAUSES[min(self.deaths, len(PAUSES) - 1)]
        self.deaths, self.due, self.process = self.deaths + 1, now + pause, None
        warn(f"{self.name} ended ({_cause(code)}); it starts again in {pause} s. See log/{self.name}.log")

    def end(self) -> None:
        """Asks it to stop."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Waits until it has stopped; kills it at the deadline."""
        if self.process is not None:
            try:
                self.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                warn(f"{self.name} does not stop; it is killed")
                self.process.kill()
                self.process.wait()
        self.pid_file.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Ends one left over from a supervisor that was killed, where the system did not do it."""
        if not self.pid_file.exists():
            return
        text = self.pid_file.read_text()
        pid = int(text) if text.isdigit() else 0
        if pid and processes.alive(pid) and f"yingdan {self.arguments[0]}" in (processes.command_line(pid) or ""):
            os.kill(pid, signal.SIGTERM)
            if not processes.wait_gone(pid, STOP_SECONDS):
                os.kill(pid, signal.SIGKILL)
        self.pid_file.unlink(missing_ok=True)


class Supervisor:
    """The database (when it is the embedded one) and our parts."""

    def __init__(self, parts: list[Part], database: server.Server | None, restart: Callable[[], server.Server]) -> None:
        self.parts = parts
        self.database = database
        self.restart = restart
        self.signals = 0

    def listen(self) -> None:
        """From now on Ctrl-C and the end of the terminal stop everything in order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._signal)

    def _signal(self, number: int, frame: FrameType | None) -> None:
        self.signals += 1

    @property
    def stopping(self) -> bool:
        return self.signals > 0

    def run(self) -> None:
        """Looks after the parts until a signal comes."""
        while not self.stopping:
            self._look_at_database()
            for part in self.parts:
                part.look()
            time.sleep(LOOK_SECONDS)

    def _look_at_database(self) -> None:
        if self.database is None or self.database.running():
            return
        warn("PostgreSQL ended; it starts again. See log/postgres.log")
        try:
            self.database = self.restart()
        except OpsError as error:
            warn(str(error))
            time.sleep(PAUSES[2])
            return
        for part in self.parts:  # their connections are dead: they start anew with fresh ones
            part.end()
            part.wait(time.monotonic() + STOP_SECONDS)
            part.start()

    def stop(self) -> None:
        """Web and worker first, then the database they write to."""
        say("Stopping …")
        deadline = time.monotonic() + STOP_SECONDS
        for part in self.parts:
            part.end()
        for part in self.parts:
            part.wait(time.monotonic() if self.signals > 1 else deadline)
        if self.database is not None:
            self.database.stop()


def _cause(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
