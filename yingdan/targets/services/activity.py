"""Sets activity targets of one or many people in one go; from a day to a day they take the place of those before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.targets.errors import ActivityChangedSince
from yingdan.targets.models import ActivityChange, ActivityTarget
from yingdan.targets.selectors import activity, changes, nodes, plans

MOST = 1000
Items = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day; perhaps for the sake of a target, worked out for what was `asked`, for a team."""

    start: date
    end: date
    target: int | None = None
    team: int | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)


def may_set(actor: Actor, member: int, team: int) -> bool:
    """One's own, or those of people whose targets one edits."""
    return member == actor.member_id or nodes.reaches_member(actor, "target.edit", member, team)


def save(*, actor: Actor, wishes: Mapping[int, Items], span: Span) -> ActivityChange:
    """So many a week by kind (0: none any more) for each member. Few statements for any number of people."""
    people = _people(actor, wishes)
    _check(wishes, span)
    if span.target:
        plans.get(actor, span.target)
    change = ActivityChange.objects.create(
        team_id=span.team, starts_on=span.start, ends_on=span.end, people=len(people), asked=dict(span.asked),
        by_id=actor.member_id,
    )  # fmt: skip
    rest = _replace(change, wishes, span)
    rows = [
        ActivityTarget(target_id=span.target, member_id=member, kind=kind, per_week=n, starts_on=span.start,
                       ends_on=span.end, by_id=actor.member_id, change=change)
        for member, items in wishes.items() for kind, n in items.items() if n
    ]  # fmt: skip
    ActivityTarget.objects.bulk_create([*rest, *rows], batch_size=5_000)
    _tell(actor, people, change, "set", {one.id: dict(wishes[one.id]) for one in people})
    return change


def undo(*, actor: Actor, change_id: int) -> ActivityChange:
    """What was meant before is meant again; refused when somebody has changed it since."""
    change = ActivityChange.objects.select_for_update(of=("self",)).filter(id=change_id).first()
    if change is None or not changes.reaches(actor, "target.read", change):
        raise NotFound
    if not changes.reaches(actor, "target.edit", change):
        raise Forbidden(permission="target.edit")
    people = _locked(changes.concerned(change))
    if change.undone_at is not None or changes.changed_since(change):
        raise ActivityChangedSince
    change.rows.all().delete()
    change.replaced.update(replaced_by=None)
    change.undone_at, change.undone_by_id = clock.now(), actor.member_id
    change.save(update_fields=["undone_at", "undone_by"])
    _tell(actor, people, change, "undone", {})
    return change


def _people(actor: Actor, wishes: Mapping[int, Items]) -> list[Member]:
    """The members, all of whom the actor may set."""
    people = _locked(wishes)
    if len(people) < len(wishes):
        raise NotFound
    for one in people:
        if not nodes.reaches_member(actor, "target.read", one.id, one.team_id):
            raise NotFound
        if not may_set(actor, one.id, one.team_id):
            raise Forbidden(permission="target.edit")
    return people


def _locked(members: Iterable[int]) -> list[Member]:
    """Under lock, in one order, so that two who set the same people wait for each other."""
    return list(Member.objects.select_for_update(of=("self",)).filter(id__in=list(members)).order_by("id"))


def _check(wishes: Mapping[int, Items], span: Span) -> None:
    if span.end < span.start:
        raise invalid("ends_on", "bad_value")
    if not wishes or not all(wishes.values()):
        raise invalid("items", "bad_value")
    for items in wishes.values():
        if any(kind not in ActivityTarget.KINDS or not 0 <= n <= MOST for kind, n in items.items()):
            raise invalid("items", "bad_value")


def _replace(change: ActivityChange, wishes: Mapping[int, Items], span: Span) -> list[ActivityTarget]:
    """Marks what the new ones take the place of; returns what is left of it before and after them."""
    rows = activity.in_force(span.start, span.end).filter(
        member_id__among=list(wishes), kind__in={kind for items in wishes.values() for kind in items}
    )
    old = [row for row in rows if row.kind in wishes[row.member_id]]
    ActivityTarget.objects.filter(id__among=[row.id for row in old]).update(replaced_by=change)
    day = timedelta(1)
    left = [(row, row.starts_on, span.start - day) for row in old if row.starts_on < span.start]
    left += [(row, span.end + day, row.ends_on) for row in old if row.ends_on > span.end]
    return [
        ActivityTarget(target_id=row.target_id, member_id=row.member_id, kind=row.kind, per_week=row.per_week,
                       starts_on=start, ends_on=end, by_id=row.by_id, change=change)
        for row, start, end in left
    ]  # fmt: skip


def _tell(
    actor: Actor, people: Iterable[Member], change: ActivityChange, what: str, items: Mapping[int, dict[str, int]]
) -> None:
    """On the timeline of each; and a notice to those for whom somebody else has decided."""
    span = {"since": change.starts_on.isoformat(), "until": change.ends_on.isoformat()}
    verb = f"activity_target.{what}"
    drafts = [
        events.draft(actor=actor, verb=verb, resource="member", object_id=one.id, name=one.name,
                     items=items.get(one.id, {}), change=change.id, **span)
        for one in people
    ]  # fmt: skip
    events.record_all(drafts)
    users = [one.user_id for one in people if one.user_id and one.id != actor.member_id]
    notify.send(users, f"activity_target_{what}", {"by": actor.name, **span}, "/what-it-takes")
