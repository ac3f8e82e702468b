"""What is said about a report; those mentioned with @ are told, and the writer always."""

from collections.abc import Sequence

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.reports.models import Comment, Report
from yingdan.reports.selectors import reports

EXCERPT = 80
MOST = 20  # people mentioned at once


def comment(actor: Actor, report_id: int, text: str, mentions: Sequence[int] = ()) -> Report:
    """Adds a comment to a submitted report within reach."""
    row = reports.get(actor, report_id)
    if row.status != "submitted":
        raise Conflict("report_not_submitted")
    if not text.strip():
        raise invalid("text", "required")
    wanted = list(dict.fromkeys(mentions))[:MOST]
    known = list(org.present(Member.objects.filter(id__in=wanted)))
    Comment.objects.create(
        report=row, by_id=actor.member_id, by_name=actor.name, at=clock.now(), text=text.strip(),
        mentions=[one.pk for one in known],
    )  # fmt: skip
    _tell(actor, row, text.strip()[:EXCERPT], known)
    events.record(actor=actor, verb="report.commented", resource="report", object_id=row.pk, name=row.owner.name,
                  kind=row.kind, day=row.start.isoformat())  # fmt: skip
    return row


def _tell(actor: Actor, row: Report, text: str, mentioned: list[Member]) -> None:
    params = {"actor": actor.name, "name": row.owner.name, "day": row.start.isoformat(), "text": text}
    others = [one.user_id for one in mentioned if one.user_id != actor.user_id and one.pk != row.owner_id]
    notify.send(others, "report.mention", params, f"/reports/{row.pk}")
    if row.owner_id != actor.member_id:
        notify.send([row.owner.user_id], "report.comment", params, f"/reports/{row.pk}")
