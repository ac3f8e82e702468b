"""Short ways to run an import in tests."""

from collections.abc import Mapping
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import commit, sessions, undo, validation
from yingdan.platform.models import ImportIssue, ImportJob

SYSTEM = Actor.system("test", channel="cli")


def begin(*files: tuple[str, str | bytes], actor: Actor = SYSTEM) -> ImportJob:
    """Files in, mapping guessed."""
    given = [(name, [text.encode() if isinstance(text, str) else text]) for name, text in files]
    return sessions.begin(actor, given)


def step(resource: str, file: str, key: str | list[str] = "", **more: Any) -> dict[str, Any]:
    """A step: `step("customer", "c.csv", "name", fields={...})`."""
    keys = [key] if isinstance(key, str) and key else list(key)
    return {"resource": resource, "file": file, "key": keys, **more}


def prepare(*steps: dict[str, Any], files: Mapping[str, str | bytes], actor: Actor = SYSTEM) -> ImportJob:
    """An import with these files and this mapping."""
    job = begin(*files.items(), actor=actor)
    return sessions.use(actor, job, {"steps": list(steps)})


def check(job: ImportJob) -> ImportJob:
    """Runs the check."""
    sessions.mark(job, "checking")
    validation.check(job)
    return job


def write(job: ImportJob) -> ImportJob:
    """Writes."""
    sessions.mark(job, "running")
    commit.write(job)
    return job


def take_back(job: ImportJob) -> ImportJob:
    """Undoes."""
    sessions.mark(job, "undoing")
    undo.take_back(job)
    return job


def run(*steps: dict[str, Any], files: Mapping[str, str | bytes], actor: Actor = SYSTEM) -> ImportJob:
    """Prepares and writes."""
    return write(prepare(*steps, files=files, actor=actor))


def reasons(job: ImportJob, phase: str = "write") -> list[tuple[int, str, str]]:
    """Line, field and code of what was refused."""
    return list(
        ImportIssue.objects.filter(job=job, phase=phase).order_by("line", "id").values_list("line", "field", "code")
    )
