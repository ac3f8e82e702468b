"""Writing an import: batch by batch, each in its own transaction with all that resuming and undoing need."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max

from yingdan.kernel import audit, clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.platform.exchange import decisions, indexes, setups
from yingdan.platform.exchange.errors import CellProblem
from yingdan.platform.exchange.fields import fields_of
from yingdan.platform.exchange.lookups import Found, Lookups
from yingdan.platform.exchange.preparing import Prepared, Preparer, Row, step_of
from yingdan.platform.exchange.running import Batch, Input, actor_of, exclusive, inputs, need, note, pulse, recipe_of
from yingdan.platform.exchange.tally import add, count
from yingdan.platform.exchange.writing import Writer
from yingdan.platform.models import ImportBatch, ImportIssue, ImportJob
from yingdan.platform.resources.spec import Resource
from yingdan.platform.services import events, notify

Progress = Callable[[int, int], None]


def write(job: ImportJob, progress: Progress | None = None) -> None:
    """Writes what is still to be written; afterwards the job is `done`, or `failed` with its problem.

    Safe to call again at any time: batches that were kept are not repeated.
    """
    with exclusive(job):
        job.refresh_from_db()
        if job.status != "running":
            return
        try:
            if _Run(job, progress).all():
                _finish(job)
        except AppError as error:
            ImportJob.objects.filter(pk=job.pk).update(
                status="failed", problem={"code": error.code, "params": error.params}, finished_at=clock.now()
            )
        job.refresh_from_db()


def _finish(job: ImportJob) -> None:
    with transaction.atomic():
        actor = actor_of(job)
        audit.announce(actor)
        events.record(actor=actor, verb="import.done", resource="import", object_id=job.pk, **job.counts)
        if job.user_id:
            notify.send([job.user_id], "import.done", {"name": job.name, **_said(job.counts)}, f"/imports/{job.pk}")
        ImportJob.objects.filter(pk=job.pk).update(status="done", finished_at=clock.now(), problem=None)
        jobs.defer("platform.settle_import", job_id=job.pk)


def _said(counts: dict[str, int]) -> dict[str, int]:
    """Zeros are said too."""
    return {status: counts.get(status, 0) for status in ("new", "update", "error")}


class _Run:
    """One go at the work that is left."""

    def __init__(self, job: ImportJob, progress: Progress | None) -> None:
        self.job = job
        self.progress = progress
        self.recipe = recipe_of(job)
        self.actor: Actor = actor_of(job)
        need(self.actor, self.recipe)
        self.counts: dict[str, int] = {}
        self.done = 0
        for kept in ImportBatch.objects.filter(job=job).values_list("counts", flat=True):
            self.counts = add(self.counts, {name: number for name, number in kept.items() if name != "deferred"})

    def all(self) -> bool:
        """Every step in order; False when somebody stopped the import."""
        with transaction.atomic():
            audit.announce(self.actor)
            if made := setups.ensure(self.actor, self.recipe):
                pulse(self.job, report={**self.job.report, "setup": made})
        with inputs(self.job, self.recipe) as given:
            pulse(self.job, done=0, total=sum(one.table.rows for one in given), counts=self.counts)
            return all(self._step(one) for one in given)

    def _step(self, one: Input) -> bool:
        if not self._pass(one, links=None):
            return False
        waiting = self._deferred(one.number)
        return not waiting or self._pass(one, links=waiting)

    def _deferred(self, number: int) -> list[str]:
        """The fields whose references to rows of the same table had to wait."""
        batches = ImportBatch.objects.filter(job=self.job, step=number, links=False)
        return sorted(
            {name for counts in batches.values_list("counts", flat=True) for name in counts.get("deferred", ())}
        )

    def _pass(self, one: Input, links: list[str] | None) -> bool:
        step = step_of(self.recipe, one.number, links)
        second = links is not None
        decided = decisions.of_step(self.job, one.number, self.actor)
        preparer = Preparer(step, self.actor, one.table.columns, Lookups(self.actor), self._create, decided=decided)
        writer = Writer(preparer.resource, self.actor, fields_of(preparer.resource, self.actor))
        kept = ImportBatch.objects.filter(job=self.job, step=one.number, links=second, resource=step.resource)
        last = kept.aggregate(last=Max("last_line"))["last"] or 0
        preparer.twins.made.update(key for ids in kept.values_list("created", flat=True) for key in ids)
        for batch in one.batches():
            fresh = batch if batch[0][0] > last else [line for line in batch if line[0] > last]
            if len(fresh) < len(batch):
                preparer.remember([line for line in batch if line[0] <= last])
            if second:
                fresh = self._accepted(one.number, fresh)
            if fresh and not self._batch(one.number, second, preparer, writer, fresh):
                return False
            self.done += 0 if second else len(batch)
            if self.progress:
                self.progress(self.done, self.job.total)
        return pulse(self.job, done=self.done)

    def _accepted(self, number: int, batch: Batch) -> Batch:
        """The lines that the first pass did not refuse."""
        lines = {"line__gte": batch[0][0], "line__lte": batch[-1][0]} if batch else {"line": -1}
        issues = ImportIssue.objects.filter(job=self.job, phase="write", step=number, **lines)
        refused = set(issues.values_list("line", flat=True))
        return [line for line in batch if line[0] not in refused]

    def _batch(self, number: int, second: bool, preparer: Preparer, writer: Writer, batch: Batch) -> bool:
        try:
            with transaction.atomic():
                audit.announce(self.actor)
                indexes.relax()
                prepared = preparer.prepare(batch, links=second)
                kept = self._write(number, second, writer, prepared, batch[-1][0])
                preparer.twins.made.update(kept.created)
                counts = {} if second else {name: n for name, n in kept.counts.items() if name != "deferred"}
                counts = add(self.counts, counts)
                if not pulse(self.job, done=self.done + (0 if second else len(batch)), counts=counts):
                    raise _Stopped
                self.counts = counts
        except _Stopped:
            return False
        if not second:
            preparer.lookups.forget(preparer.resource.name)
        return True

    def _write(self, number: int, second: bool, writer: Writer, prepared: Prepared, last: int) -> ImportBatch:
        rows = prepared.rows
        created = writer.insert([row for row in rows if row.status == "new"])
        updated, before = writer.update([row for row in rows if row.status == "update"])
        counts: dict[str, Any] = dict(count(rows))
        if prepared.deferred:
            refused = {row.line for row in rows if row.status in ("error", "repeated", "skipped")}
            if waiting := sorted({name for line, name, _ in prepared.deferred if line not in refused}):
                counts["deferred"] = waiting
        note(self.job, "write", number, rows)
        return self._keep(number, second, writer.resource, last, created, updated, before, counts)

    def _keep(
        self, number: int, second: bool, resource: Resource, last: int, created: list[int], updated: list[int],
        before: list[dict[str, Any]], counts: dict[str, Any],
    ) -> ImportBatch:  # fmt: skip
        return ImportBatch.objects.create(
            job=self.job, step=number, links=second, resource=resource.name, last_line=last, created=created,
            updated=updated, before=before or None, counts={} if second else counts, at=clock.now(),
        )  # fmt: skip

    def _create(self, resource: Resource, titles: list[str]) -> dict[str, Found]:
        """Makes records that rows refer to and that are not there, known by their titles only."""
        if not titles:
            return {}
        self.actor.need(f"{resource.group}.import")
        rows = [Row(0, {resource.title_field: title}) for title in titles]
        writer = Writer(resource, self.actor, fields_of(resource, self.actor))
        created = iter(writer.insert(rows))
        found: dict[str, Found] = {}
        for title, row in zip(titles, rows, strict=True):
            issue = row.issues[0] if row.issues else None
            found[title] = CellProblem(issue.code, **issue.params) if issue else next(created)
        ids = [key for key in found.values() if isinstance(key, int)]
        if ids:
            self._keep_created(resource, ids)
        return found

    def _keep_created(self, resource: Resource, ids: list[int]) -> None:
        ImportBatch.objects.create(
            job=self.job, step=0, resource=resource.name, last_line=-ids[0], created=ids, at=clock.now(),
            counts={"created_on_the_way": len(ids)},
        )  # fmt: skip


class _Stopped(Exception):
    pass
