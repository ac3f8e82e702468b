"""Rows of an import that resemble a record: kept by the check, shown beside it, decided one by one or all."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange.errors import ImportState
from yingdan.platform.exchange.preparing import Preparer, Row
from yingdan.platform.exchange.resembling import Decided
from yingdan.platform.exchange.running import recipe_of
from yingdan.platform.models import ImportJob, ImportTwin
from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.rows import Selection
from yingdan.platform.resources.spec import Values
from yingdan.platform.resources.values import to_json

PAGE = 20


class Keeper:
    """Keeps the twins that a check finds. What somebody decided after the check before stays for the same twin."""

    def __init__(self, job: ImportJob) -> None:
        self.job = job
        before = ImportTwin.objects.filter(job=job, decided=True)
        self.before = {(one.step, one.line, one.twin_id, one.other_line): one.decision for one in before}
        ImportTwin.objects.filter(job=job).delete()

    def keep(self, number: int, preparer: Preparer, rows: list[Row]) -> None:
        """The twins among a batch."""
        ImportTwin.objects.bulk_create(self._one(number, preparer, row) for row in rows if row.status == "twin")

    def _one(self, number: int, preparer: Preparer, row: Row) -> ImportTwin:
        twin = row.twin
        if twin is None:
            raise LookupError(row.line)
        known = self.before.get((number, row.line, twin.id, twin.line))
        usual = "skip" if preparer.step.twins == "update" and not twin.writable else preparer.step.twins
        return ImportTwin(
            job=self.job, step=number, line=row.line, twin_id=twin.id, other_line=twin.line, title=twin.title[:200],
            writable=twin.writable, score=twin.score, reasons=list(twin.reasons), decision=known or usual,
            decided=known is not None, values=_plain(preparer, row.values),
            other_values=_plain(preparer, twin.values) if twin.values is not None else None,
        )  # fmt: skip


def of_step(job: ImportJob, number: int, actor: Actor) -> dict[int, Decided] | None:
    """What was decided, by line; None when the import was never checked. A record that has gone since, or may no
    longer be changed, is left alone."""
    if not job.report.get("steps"):
        return None
    resource = targets.resource_of(recipe_of(job).steps[number].resource)
    rows = ImportTwin.objects.filter(job=job, step=number)
    wanted = rows.filter(decision="update").values_list("twin_id", flat=True)
    there = set(resource.visible(actor, "edit").filter(pk__in=wanted).values_list("pk", flat=True))
    return {
        line: (how if how != "update" or twin in there else "skip", title, twin)
        for line, how, title, twin in rows.values_list("line", "decision", "title", "twin_id")
    }


def counts(job: ImportJob) -> dict[str, int]:
    """How many rows are decided in each way."""
    found = ImportTwin.objects.filter(job=job).order_by().values_list("decision").annotate(n=Count("id"))
    return {"add": 0, "skip": 0, "update": 0, **dict(found)}


def listing(actor: Actor, job: ImportJob, number: int, decision: str = "", cursor: str = "") -> dict[str, Any]:
    """A page of a step's twins in the order of the file, each with the record as the actor may see it."""
    rows = ImportTwin.objects.filter(job=job, step=number)
    rows = rows.filter(decision=decision) if decision else rows
    total = rows.count()
    if cursor:
        (after,) = paging.decode(cursor, 1)
        rows = rows.filter(line__gt=after)
    page = list(rows.order_by("line")[: PAGE + 1])
    more = paging.encode([page[PAGE - 1].line]) if len(page) > PAGE else None
    page = page[:PAGE]
    there = _there(actor, job, number, page)
    return {
        "items": [
            {
                "line": one.line, "title": one.title, "values": one.values, "twin": there.get(one.twin_id or 0),
                "other_line": one.other_line or None, "other": one.other_values, "writable": one.writable,
                "score": one.score, "reasons": [{"code": code, "bits": bits} for code, bits in one.reasons],
                "decision": one.decision,
            }
            for one in page
        ],
        "next_cursor": more,
        "total": total,
    }  # fmt: skip


def decide(job: ImportJob, number: int, decision: str, lines: list[int] | None) -> dict[str, int]:
    """Decides about these rows, or about all of the step. Rows whose record may not be written to are not: raises
    NotFound when there is none to decide about. Only between check and writing."""
    if job.status != "ready":
        raise ImportState(state=job.status)
    rows: QuerySet[ImportTwin] = ImportTwin.objects.filter(job=job, step=number)
    if lines is not None:
        rows = rows.filter(line__in=lines)
    if decision == "update":
        rows = rows.filter(writable=True)
    if not rows.update(decision=decision, decided=True) and lines is not None:
        raise NotFound
    return counts(job)


def _plain(preparer: Preparer, values: Values) -> dict[str, Any]:
    fields = {name: one for name, one in preparer.fields.items() if one.type != "ref"}
    return {name: to_json(fields[name], value) for name, value in values.items() if name in fields}


def _there(actor: Actor, job: ImportJob, number: int, page: list[ImportTwin]) -> dict[int, dict[str, Any]]:
    ids = {one.twin_id for one in page if one.twin_id}
    step = recipe_of(job).steps[number] if ids else None
    resource = spec.get(step.resource) if step else None
    if resource is None or step is None:
        return {}
    lens = Lens(resource, actor)
    columns = [lens.column(name) for name in step.fields if name in lens.all_fields]
    selection = Selection(lens, columns)
    return {row["pk"]: selection.row(row) for row in selection.read(lens.rows().filter(Q(pk__in=ids)))}
