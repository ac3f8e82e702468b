"""A person's own targets: the months, why, what was said, and what is asked now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Collecting, EditCell, Response, Target
from yingdan.targets.rules.consent import State, state
from yingdan.targets.selectors import consent, evidence, lines

Asked = Literal["offer", "confirm", ""]
EDITS = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """An edit that gave the line its months."""

    kind: str
    at: datetime
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class Why:
    """What stands behind the amount: the own record of twelve months (by calendar month too), the growth over it, the
    time in post, and the last edits that touched the line."""

    record: int
    record_months: list[int]  # January first
    record_start: str
    record_end: str
    growth: float | None
    posts: float
    origins: list[Origin]


@dataclass(frozen=True, slots=True)
class Own:
    """A line of the actor with what is asked: an offer (without the amount from above), a confirmation, nothing."""

    target: Target
    team: int
    team_name: str
    months: list[int]
    asked: Asked
    until: str | None
    state: State
    response: Response | None
    why: Why


def visible(actor: Actor) -> QuerySet[Target]:
    """Targets in which the actor has a line: decided or proposed ones, and drafts that collect offers."""
    cells = Cell.objects.filter(member_id=actor.member_id or 0).values("target_id")
    collecting = Q(status="draft", collecting__isnull=False, collecting__ended_at=None)
    rows = Target.objects.filter(Q(status__in=consent.OPEN) | collecting, id__in=cells)
    return rows.select_related("team", "collecting")


def get(actor: Actor, target_id: int) -> Target:
    """One of them."""
    target = visible(actor).filter(id=target_id).first()
    if target is None:
        raise NotFound
    return target


def read(actor: Actor, year: int | None = None) -> list[Own]:
    """From this year on (or of one year), newest version first."""
    rows = visible(actor)
    rows = rows.filter(year=year) if year else rows.filter(year__gte=clock.today().year)
    member = Member.objects.filter(id=actor.member_id or 0).first()
    if member is None:
        return []
    found = [one for target in rows.order_by("year", "metric", "-revision", "-id") for one in _lines(target, member)]
    newer = {one.target.supersedes_id for one in found if one.asked == "confirm"}
    return [one for one in found if one.target.id not in newer or one.target.status == "published"]


def _lines(target: Target, member: Member) -> list[Own]:
    if target.status == "draft":
        known = lines.latest([target.id], ["offer"], None, member.id)
    else:
        known = lines.latest(lines.chain(target), consent.KINDS, None, member.id)
    teams = {cell.team_id: cell.team.name for cell in
             Cell.objects.filter(target=target, member=member).distinct("team").select_related("team")}  # fmt: skip
    found = []
    for (team, _), months in sorted(lines.months(target, None, member.id).items()):
        response = known.get((team, member.id))
        offering = target.status == "draft"
        until = target.collecting.until if offering else None
        found.append(
            Own(
                target, team, teams[team], [] if offering else months, "offer" if offering else "confirm",
                until.isoformat() if until else None, state(consent.said(response), months), response,
                _why(target, member, team, sum(months), offering),
            )
        )  # fmt: skip
    return found


def _why(target: Target, member: Member, team: int, amount: int, offering: bool) -> Why:
    span = evidence.window(target.year)
    won = metrics.find(target.metric).totals(start=span.start, end=span.end, owner=member.id, teams=None, by=["month"])
    months = [0] * 12
    for month, *_, value in won:
        months[month.month - 1] += int(value)
    record = sum(months)
    posts = sum(evidence.presences([member], target.year)[member.id].values())
    growth = (amount - record) / record if record and not offering else None
    return Why(
        record, months, span.start.isoformat(), span.end.isoformat(), growth, round(posts, 1),
        [] if offering else _origins(target, member.id, team),
    )  # fmt: skip


def _origins(target: Target, member: int, team: int) -> list[Origin]:
    """The last edits of the line, newest first."""
    ids = EditCell.objects.filter(edit__target=target, team_id=team, member_id=member).values("edit_id")
    rows = target.edits.filter(id__in=ids, reverted=False).select_related("by").order_by("-id")[:EDITS]
    return [Origin(one.kind, one.at, one.by.name if one.by else "", one.version) for one in rows]


def collecting(target: Target) -> Collecting | None:
    """The open call for offers of a draft."""
    return Collecting.objects.filter(target=target, ended_at=None).select_related("by").first()
