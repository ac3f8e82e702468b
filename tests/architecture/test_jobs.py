"""Background jobs: what is deferred exists, and names tell the app."""

import ast

from tests.architecture.source import PACKAGE, calls, literal, name, product
from yingdan.kernel import jobs

APPS = {path.parent.name for path in PACKAGE.glob("*/apps.py")}
KERNEL = PACKAGE / "kernel" / "jobs.py"


def is_job(call: ast.Call) -> bool:
    """`jobs.defer(…)` or a bare `defer(…)`, but not a queryset's."""
    return isinstance(call.func, ast.Name) or ast.unparse(call.func) == "jobs.defer"


def test_every_deferred_job_exists() -> None:
    deferred = [
        (name(path), literal(call, 0))
        for path in product()
        if path != KERNEL
        for call, called in calls(path)
        if called == "defer" and is_job(call)
    ]
    assert [path for path, job in deferred if job is None] == [], "name the job in so many letters"
    assert [(path, job) for path, job in deferred if job not in jobs.names()] == []


def test_jobs_are_named_after_their_app() -> None:
    wrong = []
    for path in product():
        if path == KERNEL:
            continue
        for call, called in calls(path):
            given = literal(call, 0) or next(
                (k.value.value for k in call.keywords if k.arg == "name" and hasattr(k.value, "value")), None
            )
            if called == "job" and given and given.split(".")[0] != path.relative_to(PACKAGE).parts[0]:
                wrong.append((name(path), given))
    assert wrong == []
    assert {job.split(".")[0] for job in jobs.names()} <= APPS


def test_there_are_jobs() -> None:
    assert "org.end_memberships" in jobs.names()
