"""A report confirmed on a phone, with or without a network then: it counts once, from the moment of confirming."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.reports.models import Report
from yingdan.reports.rules import told as rules
from yingdan.reports.rules.spans import Kind
from yingdan.reports.selectors.reports import WRITTEN
from yingdan.reports.services import reports
from yingdan.reports.services.reports import Words
from yingdan.visits.rules import moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the phone tells. `seen_at`: when the records shown were put together, by our clock; None: it had none."""

    uuid: UUID
    at: datetime
    sent_at: datetime
    seen_at: datetime | None
    version: int


def confirm(actor: Actor, kind: Kind, day: date, told: Confirmed, words: Words) -> Report:
    """Submits it; the same confirmation again changes nothing, also after the report was taken back."""
    row = reports.own(actor, kind, day)
    if row.confirm_uuid == told.uuid:
        return row
    if row.status == "submitted":
        raise Conflict("report_elsewhere", day=row.start.isoformat())
    if row.version != told.version and _differs(row, words):
        raise Conflict("report_drafted", day=row.start.isoformat(), current_version=row.version)
    now = clock.now()
    counts, doubt = rules.moment(at=told.at, sent_at=told.sent_at, seen_at=told.seen_at,
                                 begins=clock.day_start(row.start), now=now)  # fmt: skip
    row.confirm_uuid, row.told_at, row.told_skew = told.uuid, told.at, moments.skew(told.sent_at, now)
    row.arrived_at, row.doubt = now, doubt
    reports.close(actor, row, words, counts)
    return row


def _differs(row: Report, words: Words) -> bool:
    """Something was written elsewhere that would be lost."""
    return any(row.draft.get(name, "") not in ("", words.get(name, "").strip()) for name in WRITTEN)
