"""Writing, submitting and taking back a report."""

from collections.abc import Mapping
from datetime import date, datetime

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.reports.models import Report
from yingdan.reports.rules import spans, standing
from yingdan.reports.rules.spans import Kind
from yingdan.reports.selectors import composed, reports

Words = Mapping[str, str]


def save(actor: Actor, kind: Kind, day: date, version: int, words: Words) -> Report:
    """Keeps what was written, for oneself to go on with."""
    row = own(actor, kind, day)
    _open(row, version)
    row.draft = {name: words.get(name, "").strip() for name in reports.WRITTEN}
    _write(row)
    return row


def submit(actor: Actor, kind: Kind, day: date, version: int, words: Words) -> Report:
    """Submits the own report with what the records say now; once the deadline is over it is late."""
    row = own(actor, kind, day)
    _open(row, version)
    close(actor, row, words, clock.now())
    return row


def close(actor: Actor, row: Report, words: Words, submitted_at: datetime) -> None:
    """Makes a draft a submitted report, with what the records say now."""
    if row.start > clock.today():
        raise invalid("day", "report_future")
    span = spans.containing(row.kind, row.start)  # type: ignore[arg-type] # the database knows no other kind
    for name in reports.WRITTEN:
        setattr(row, name, words.get(name, "").strip())
    row.snapshot = composed.of_member(row.owner_id, span)
    row.area, row.weather = row.area or row.snapshot["area"], row.weather or row.snapshot["weather"]
    row.status, row.submitted_at, row.draft = "submitted", submitted_at, {}
    row.late = standing.is_late(submitted_at, row.due_at, row.required)
    _write(row)
    _record(actor, "report.submitted", row)


def take_back(actor: Actor, report_id: int, version: int) -> Report:
    """Makes a draft of a submitted report again, as long as the deadline is not over."""
    row = reports.get(actor, report_id, reports.WRITE, lock=True)
    if row.owner_id != actor.member_id:
        raise Forbidden(permission=reports.WRITE)
    _seen(row, version)
    if row.status != "submitted":
        return row
    if not standing.may_take_back(submitted=True, due_at=row.due_at, now=clock.now()):
        raise Conflict("report_closed")
    row.draft = {name: getattr(row, name) for name in reports.WRITTEN}
    for name in reports.WRITTEN:
        setattr(row, name, "")
    row.status, row.submitted_at, row.late, row.snapshot = "draft", None, False, None
    row.told_at, row.told_skew, row.arrived_at, row.doubt = None, None, None, ""
    _write(row)
    _record(actor, "report.taken_back", row)
    return row


def own(actor: Actor, kind: Kind, day: date) -> Report:
    """One's own, no other request of the person beside this one; a blank one where there is none yet."""
    actor.need(reports.WRITE)
    member = Member.objects.select_related("team").select_for_update(of=("self",), no_key=True)
    person = member.filter(id=actor.member_id or 0).first()
    if person is None:
        raise Forbidden(permission=reports.WRITE)
    return reports.of_span(person, kind, day)


def _open(row: Report, version: int) -> None:
    _seen(row, version)
    if row.status == "submitted":
        raise Conflict("report_submitted")


def _seen(row: Report, version: int) -> None:
    if row.version != version:
        raise Conflict("version_conflict", yours=version, theirs=row.version, current_version=row.version)


def _write(row: Report) -> None:
    row.version += 1
    row.save()


def _record(actor: Actor, verb: str, row: Report) -> None:
    events.record(actor=actor, verb=verb, resource="report", object_id=row.pk, name=row.owner.name,
                  kind=row.kind, day=row.start.isoformat())  # fmt: skip
