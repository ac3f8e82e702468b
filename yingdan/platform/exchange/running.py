"""What checking and writing share: the steps of an import read batch by batch, by one process at a time."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

from django.db import connection

from yingdan.accounts.selectors import actor_of_user
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Channel
from yingdan.kernel.errors import Forbidden
from yingdan.platform.exchange import recipes, store
from yingdan.platform.exchange.fields import resource_of
from yingdan.platform.exchange.limits import BATCH_ROWS
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.reading import tables
from yingdan.platform.exchange.types import Issue, Recipe, Step
from yingdan.platform.models import ImportIssue, ImportJob

LOCK_SPACE = 0x1A907  # any constant that no other advisory lock uses
Batch = list[tuple[int, list[object]]]


class Busy(Exception):
    """Another process works on this import."""


@dataclass(frozen=True, slots=True)
class Input:
    """A step with its table on disk."""

    number: int
    step: Step
    table: tables.Table
    path: Path
    name: str

    def batches(self, size: int = BATCH_ROWS) -> Iterator[Batch]:
        """The rows of the table."""
        rows = tables.rows(self.path, self.name, self.table)
        while batch := list(islice(rows, size)):
            yield batch


@contextmanager
def exclusive(job: ImportJob) -> Iterator[None]:
    """Holds the import for this connection; a killed process lets go of it. Raises `Busy`."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, job.pk])
        if not cursor.fetchone()[0]:
            raise Busy
        try:
            with _uncollected():
                yield
        finally:
            cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCK_SPACE, job.pk])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows are no cycles: looking for some among a batch of them takes a fifth of an import's time."""
    before = gc.get_threshold()
    gc.set_threshold(1_000_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def inputs(job: ImportJob, recipe: Recipe) -> Iterator[list[Input]]:
    """All steps with their tables; each file is brought to disk once."""
    with ExitStack() as stack:
        paths: dict[int, Path] = {}
        found = []
        for number, step in enumerate(recipe.steps):
            file, table = store.table_of(job, step)
            if file.pk not in paths:
                paths[file.pk] = stack.enter_context(store.opened(file))
            found.append(Input(number, step, table, paths[file.pk], file.name))
        yield found


def recipe_of(job: ImportJob) -> Recipe:
    """The job's mapping."""
    return recipes.parse(job.recipe)


def actor_of(job: ImportJob) -> Actor:
    """In whose name the import writes; raises `Forbidden` when that person has left."""
    if job.user_id is None:
        return Actor.system(reason_of(job), channel="cli")
    actor = actor_of_user(job.user_id)
    if actor is None:
        raise Forbidden(permission="import.manage")
    return replace(actor, reason=reason_of(job), channel=cast(Channel, job.channel))


def reason_of(job: ImportJob) -> str:
    """What the audit trail gives as the reason; undo knows the import's own changes by it."""
    return f"导入 Import #{job.pk}"


def need(actor: Actor, recipe: Recipe) -> None:
    """Raises `Forbidden` unless the actor may import everything that the recipe fills."""
    actor.need("import.manage")
    for step in recipe.steps:
        actor.need(f"{resource_of(step.resource).group}.import")


def note(job: ImportJob, phase: str, step: int, rows: Sequence[Row]) -> int:
    """Keeps why rows were refused; returns how many reasons."""
    issues = [
        ImportIssue(job=job, phase=phase, step=step, line=row.line, field=one.field, code=one.code, params=_short(one))
        for row in rows
        for one in row.issues
    ]
    ImportIssue.objects.bulk_create(issues, batch_size=5_000)
    return len(issues)


def pulse(job: ImportJob, **changes: Any) -> bool:
    """Says that the work goes on, with what is done so far; False when somebody has stopped it."""
    now = clock.now()
    stored = ImportJob.objects.filter(pk=job.pk, status=job.status)
    for name, value in changes.items():
        setattr(job, name, value)
    return bool(stored.update(pulse_at=now, **changes))


def _short(issue: Issue) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int | float | bool) else str(value)[:200]
        for name, value in issue.params.items()
    }
