"""Asks the solver in a process of its own: its memory is limited, and it is killed when it is late."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import structlog

SCRIPT = Path(__file__).with_name("solver.py")
MEMORY = 2 * 1024**3  # bytes of address space, of which a day of 200 stops takes a small part
GRACE = 4.0  # seconds beyond its limit for starting and answering, then it is killed
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}

log = structlog.get_logger(__name__)


class Failed(Exception):
    """The solver gave no answer that can be used."""


def ask(task: dict[str, Any], limit: float, *, memory: int = MEMORY, grace: float = GRACE) -> dict[str, Any]:
    """The answer to a problem (shapes: see `solver`); `Failed` when it is late, breaks down, or answers nonsense."""
    sent = json.dumps({**task, "limit": limit, "memory": memory})
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(SCRIPT)], input=sent, capture_output=True, text=True, env=QUIET,
            timeout=limit + grace, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Failed(type(error).__name__) from error
    if done.returncode != 0:
        raise Failed(f"exit {done.returncode}: {done.stderr.strip()[-200:]}")
    try:
        answer = json.loads(done.stdout)
        if not answer["feasible"]:
            raise Failed("infeasible")
        return {"routes": [[int(one) for one in route] for route in answer["routes"]]}
    except (ValueError, KeyError, TypeError) as error:
        raise Failed("answer") from error
