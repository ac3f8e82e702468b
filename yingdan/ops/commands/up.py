"""`yingdan up`: the whole product from one command, until Ctrl-C."""

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from yingdan import __version__
from yingdan.ops import database, logs, processes
from yingdan.ops import home as data_home
from yingdan.ops.commands import web
from yingdan.ops.console import OpsError, say, warn
from yingdan.ops.postgres import server
from yingdan.ops.supervisor import Part, Supervisor

READY_SECONDS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options; the same as of `web`."""
    web.add_arguments(parser)


def run(args: argparse.Namespace) -> None:
    """Starts everything, says where it is, and looks after it."""
    home = data_home.prepare(data_home.home())
    lock = processes.Lock(home / "run" / "up.lock")
    if not lock.take():
        raise OpsError(f"Yingdan already runs on this data folder ({lock.holder()}).", "Use that, or stop it first.")
    lock.note(f"process {os.getpid()}, {address(args.host, args.port)}")
    parts = make_parts(home, args)
    for part in parts:
        part.sweep()
    processes.check_port_free(args.host, args.port)
    logs.rotate()
    say(f"Yingdan {__version__} · data in {home}")
    supervisor = Supervisor(parts, start_database(home), lambda: server.start(home))
    supervisor.listen()
    os.environ[processes.SUPERVISOR] = str(os.getpid())
    try:
        prepare(supervisor)
        if not supervisor.stopping:
            for part in parts:
                part.start()
            announce(supervisor, args)
            supervisor.run()
    finally:
        supervisor.stop()
        lock.release()
    say("Stopped.")


def make_parts(home: Path, args: argparse.Namespace) -> list[Part]:
    """Web and worker."""
    options = ["--host", args.host, "--port", str(args.port), "--processes", str(args.processes)]
    return [Part("web", ["web", *options], home / "run"), Part("worker", ["worker"], home / "run")]


def start_database(home: Path) -> server.Server | None:
    """The embedded server, or None after checking the one that DATABASE_URL names."""
    if given := os.environ.get("DATABASE_URL"):
        say(f"Database: PostgreSQL {database.check(given)} at {database.display(given)}")
        return None
    began = time.monotonic()
    embedded = server.start(home)
    os.environ["DATABASE_URL"] = embedded.url
    say(f"Database: PostgreSQL {embedded.version}, embedded, started in {time.monotonic() - began:.1f} s")
    return embedded


def prepare(supervisor: Supervisor) -> None:
    """Migrations, and on the first start the demo company or the first administrator."""
    process = subprocess.Popen([sys.executable, "-m", "yingdan.ops.first_start"], start_new_session=True)
    while process.poll() is None:
        if supervisor.stopping:
            process.terminate()
        time.sleep(0.05)
    if process.returncode != 0 and not supervisor.stopping:
        raise OpsError("The database could not be prepared; the reason is above.", "Mend it, then start again.")


def announce(supervisor: Supervisor, args: argparse.Namespace) -> None:
    """Waits until the product answers and says where it is and who may sign in."""
    health = wait_ready(supervisor, args)
    if supervisor.stopping:
        return
    if health is None:
        warn(f"Web or worker do not answer after {READY_SECONDS} s; they go on trying. See log/ and `yingdan doctor`.")
    say(f"\n  Yingdan 赢单 → {address(args.host, args.port)}\n")
    logins = (health or {}).get("logins") or []
    if logins:
        say("  Demo log-ins:")
        for row in logins:
            say(f"    {row['username']:<14} {row['password']:<14} {row['role']} · {row['name']}")
        say("")
    say("  Ctrl-C stops everything.")


def wait_ready(supervisor: Supervisor, args: argparse.Namespace) -> dict[str, Any] | None:
    """What /api/health says once all is well; None when the time is up."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(args.host, args.host)  # noqa: S104 - only compared
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and not supervisor.stopping:
        try:
            with urllib.request.urlopen(f"{address(host, args.port)}/api/health", timeout=5) as answer:  # noqa: S310
                return dict(json.load(answer))
        except (OSError, ValueError):
            for part in supervisor.parts:
                part.look()
            time.sleep(0.3)
    return None


def address(host: str, port: int) -> str:
    """The URL of the web app."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
