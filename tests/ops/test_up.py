"""`yingdan up` end to end: it serves, mends itself, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ops.conftest import ROOT, SECONDS, Yingdan
from yingdan.ops import processes

PARTS = ("web", "worker", "postgres")


class Running:
    """A started `yingdan up`."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.home, self.port = Path(environment["YINGDAN_HOME"]), port
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yingdan", "up"],
            cwd=ROOT,
            env={**environment, "YINGDAN_PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def health(self) -> dict[str, Any] | None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/health", timeout=5) as answer:
                return dict(json.load(answer))
        except (urllib.error.URLError, OSError):
            return None

    def wait_healthy(self) -> dict[str, Any]:
        return until(self.health)

    def pid(self, name: str) -> int | None:
        """Pid of a part as noted in the data folder."""
        file = self.home / ("postgres/data/postmaster.pid" if name == "postgres" else f"run/{name}.pid")
        lines = file.read_text().splitlines() if file.exists() else []
        return int(lines[0]) if lines else None

    def pids(self) -> list[int]:
        return [pid for name in PARTS if (pid := self.pid(name))]

    def end(self) -> str:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=SECONDS)[0]


def until(check: Callable[[], Any]) -> Any:
    """What the check returns once it is true."""
    deadline = time.monotonic() + SECONDS
    while not (found := check()):
        assert time.monotonic() < deadline, "did not come true in time"
        time.sleep(0.1)
    return found


@pytest.fixture
def start(environment: dict[str, str], migrated_home: Path, port: int) -> Iterator[Callable[[], Running]]:
    started: list[Running] = []

    def begin() -> Running:
        started.append(Running({**environment, "YINGDAN_HOME": str(migrated_home)}, port))
        return started[-1]

    yield begin
    for running in started:
        if running.process.poll() is None:
            running.end()
        if running.process.stdout:
            running.process.stdout.close()


def test_it_serves_mends_itself_and_stops_without_a_trace(start: Callable[[], Running], yingdan: Yingdan) -> None:
    running = start()
    health = running.wait_healthy()
    assert health["status"] == "ok"
    assert health["database"]["ok"]
    assert health["worker"]["ok"]
    assert health["demo"] is False
    assert health["logins"] == []

    refused = yingdan("up", YINGDAN_PORT=str(running.port), YINGDAN_HOME=str(running.home))
    assert refused.returncode == 1
    assert "already runs" in refused.stderr

    for name in PARTS:
        before = running.pid(name)
        assert before
        os.kill(before, signal.SIGKILL)
        until(lambda name=name, before=before: running.pid(name) not in (None, before))
    running.wait_healthy()

    pids = running.pids()
    assert len(pids) == 3
    said = running.end()
    assert running.process.returncode == 0
    assert not any(map(processes.alive, pids))
    assert f"http://127.0.0.1:{running.port}" in said
    assert "user admin · password" in said
    assert "Traceback" not in said


def test_a_killed_supervisor_leaves_no_orphans_and_starts_again(start: Callable[[], Running]) -> None:
    first = start()
    first.wait_healthy()
    pids = {name: first.pid(name) or 0 for name in PARTS}
    os.kill(pids["worker"], signal.SIGSTOP)  # the database is gone before the worker hears of it
    first.process.kill()
    first.process.wait()
    assert processes.wait_gone(pids["postgres"], SECONDS)
    if processes.alive(pids["worker"]):
        os.kill(pids["worker"], signal.SIGCONT)
    left = {name for name, pid in pids.items() if not processes.wait_gone(pid, 20)}
    assert left == set()
    second = start()
    second.wait_healthy()
    said = second.end()
    assert second.process.returncode == 0
    assert "First administrator" not in said  # only in an empty database
