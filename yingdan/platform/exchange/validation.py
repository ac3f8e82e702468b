"""The check before anything is written: every row typed, matched and compared; what would happen, and what is wrong."""

from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.errors import AppError
from yingdan.platform.exchange import setups
from yingdan.platform.exchange.decisions import Keeper
from yingdan.platform.exchange.lookups import Lookups, Planned
from yingdan.platform.exchange.preparing import Prepared, Preparer, Row
from yingdan.platform.exchange.running import Input, actor_of, exclusive, inputs, need, note, pulse, recipe_of
from yingdan.platform.exchange.tally import Tally, add
from yingdan.platform.exchange.types import Issue
from yingdan.platform.models import ImportIssue, ImportJob
from yingdan.platform.resources.columns import title_path


def check(job: ImportJob) -> None:
    """Checks all steps and keeps the report; the job is `ready` afterwards, or `draft` again when it cannot be done."""
    with exclusive(job):
        job.refresh_from_db()
        if job.status != "checking":
            return
        try:
            report = _report(job)
        except AppError as error:
            _finish(job, "draft", {"steps": []}, {"code": error.code, "params": error.params})
            return
        if report is not None:
            _finish(job, "ready", report, None)


def _finish(job: ImportJob, status: str, report: dict[str, Any], problem: dict[str, Any] | None) -> None:
    ImportJob.objects.filter(pk=job.pk, status="checking").update(
        status=status, report=report, problem=problem, pulse_at=clock.now(), counts=report.get("counts", {})
    )
    job.refresh_from_db()


def _report(job: ImportJob) -> dict[str, Any] | None:
    ImportIssue.objects.filter(job=job, phase="check").delete()
    recipe, actor = recipe_of(job), actor_of(job)
    need(actor, recipe)
    planned, coming, keeper = Planned(), setups.labels(recipe), Keeper(job)
    total: dict[str, int] = {}
    steps, done = [], 0
    with inputs(job, recipe) as given:
        pulse(job, done=0, total=sum(one.table.rows for one in given))
        for one in given:
            preparer = Preparer(one.step, actor, one.table.columns, Lookups(actor, planned), coming=coming)
            tally = Tally(preparer)
            waiting: list[tuple[int, str, str]] = []
            for batch in one.batches():
                prepared = preparer.prepare(batch)
                _plan(planned, preparer, prepared)
                tally.add(prepared)
                keeper.keep(one.number, preparer, prepared.rows)
                waiting += prepared.deferred
                note(job, "check", one.number, prepared.rows)
                done += len(batch)
                if not pulse(job, done=done):
                    return None
            _settle(job, one, preparer, planned, tally, waiting)
            steps.append(tally.report())
            total = add(total, tally.counts)
    return {"steps": steps, "counts": total}


def _plan(planned: Planned, preparer: Preparer, batch: Prepared) -> None:
    """Later rows may refer to the ones that would be created, by any of their keys or their title."""
    resource = preparer.resource
    names = [name for name in Lookups.usual(resource) if name in preparer.fields]
    title = next((name for name in names if preparer.fields[name].path == title_path(resource)), None)
    for row in batch.rows:
        if row.status in ("new", "twin"):  # rows that refer to one still to be decided about are judged when written
            for name in names:
                if isinstance(value := row.values.get(name), str):
                    planned.add(resource.name, name, value)
        elif row.status == "update" and title in row.changed:
            planned.add(resource.name, str(title), str(row.values[str(title)]))


def _settle(
    job: ImportJob, one: Input, preparer: Preparer, planned: Planned, tally: Tally,
    waiting: list[tuple[int, str, str]],
) -> None:  # fmt: skip
    """References to rows of the same table, now that all of them are known."""
    lookups = Lookups(preparer.actor, planned)
    missed: list[Row] = []
    for name in {name for _, name, _ in waiting}:
        rule = one.step.fields[name]
        wanted = {text for _, other, text in waiting if other == name}
        found = lookups.resolve(preparer.fields[name], rule.by, wanted)
        if rule.missing == "blank":
            continue
        missed += [
            Row(line, {}, [Issue(name, "import_ref_unknown", {"value": text[:100]})])
            for line, other, text in waiting
            if other == name and text not in found
        ]
    for row in missed:
        tally.note(row.issues[0])
    note(job, "check", one.number, missed)
