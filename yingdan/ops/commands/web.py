"""`yingdan web`: granian with the WSGI application; its worker processes die with it."""

import argparse
import importlib
import os
from functools import partial
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from yingdan.ops import database, discover, logs, processes

TARGET = "yingdan.config.wsgi:application"
THREADS = 4  # per process: one can wait for the database while others compute
IDLE_SECONDS = 600  # a thread keeps its database connection; making a new one costs more than the request
KILL_SECONDS = 10
LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {name: {"level": "WARNING", "propagate": True} for name in ("_granian", "granian.access")},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--host", default=os.environ.get("YINGDAN_HOST", "127.0.0.1"), help="address to listen on")
    parser.add_argument("--port", type=int, default=default_port(), help="port to listen on")
    parser.add_argument("--processes", type=int, default=default_processes(), help="how many processes answer")


def default_port() -> int:
    """YINGDAN_PORT, else 8000."""
    text = os.environ.get("YINGDAN_PORT") or "8000"
    return int(text) if text.isdigit() else -1


def default_processes() -> int:
    """YINGDAN_WEB_PROCESSES, else two (one for each core up to four)."""
    return int(os.environ.get("YINGDAN_WEB_PROCESSES") or max(2, min(4, os.cpu_count() or 2)))


def run(args: argparse.Namespace) -> None:
    """Serves until it is told to stop."""
    processes.die_with_supervisor()
    processes.check_port_free(args.host, args.port)
    with database.ready():
        Server(
            TARGET,
            address=args.host,
            port=args.port,
            interface=Interfaces.WSGI,
            workers=args.processes,
            blocking_threads=THREADS,
            blocking_threads_idle_timeout=IDLE_SECONDS,
            http=HTTPModes.http1,
            websockets=False,
            respawn_failed_workers=True,
            respawn_interval=1,
            workers_kill_timeout=KILL_SECONDS,
            log_level=LogLevels.warning,
            log_dictconfig=LOG,
        ).serve(target_loader=partial(application, os.getpid()))


def application(parent: int, target: str) -> Any:
    """In each process: the WSGI application, after tying the process to its parent."""
    processes.die_with_parent(parent)
    module, _, name = target.partition(":")
    loaded = getattr(importlib.import_module(module), name)
    discover.load_jobs()
    logs.configure("web")
    return loaded
