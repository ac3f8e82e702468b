"""Loads every `jobs` module, so that each job's name is known wherever jobs are deferred, scheduled or run."""

import importlib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def load_jobs() -> list[str]:
    """Imports `jobs.py` of all apps and their sub-packages; returns the modules' names."""
    files = sorted(PACKAGE.rglob("jobs.py"))
    names = [".".join((PACKAGE.name, *file.relative_to(PACKAGE).with_suffix("").parts)) for file in files]
    for name in names:
        importlib.import_module(name)
    return names
