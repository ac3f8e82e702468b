"""Plans of visits that follow from a route: made when it is accepted, cancelled when customers called off."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.visits.models import Plan
from yingdan.visits.selectors.plans import visible_plans
from yingdan.visits.services import planning

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Expected:
    """A visit that a route holds; `source` as of plans."""

    member_id: int
    customer_id: int
    day: date
    source: str


def expect(actor: Actor, rows: Iterable[Expected]) -> int:
    """Plans what is neither planned nor done on its day yet; says how many. Who may has been asked for the route."""
    wanted = {(one.member_id, one.customer_id, one.day): one for one in rows}
    if not wanted:
        return 0
    members = Member.objects.in_bulk({one.member_id for one in wanted.values()})
    days = [one.day for one in wanted.values()]
    known = Plan.objects.filter(member__in=members, day__range=(min(days), max(days)), status__in=["planned", "done"])
    there = set(known.values_list("member_id", "customer_id", "day"))
    left = [one for key, one in wanted.items() if key not in there]
    Plan.objects.bulk_create([_plan(actor, one, members[one.member_id]) for one in left],
                             batch_size=BATCH, ignore_conflicts=True)  # fmt: skip
    for member_id, count in Counter(one.member_id for one in left).items():
        events.record(actor=actor, verb="visit.planned", resource="member", object_id=member_id,
                      name=members[member_id].name, count=count)  # fmt: skip
    return len(left)


def call_off(actor: Actor, member_id: int, day: date, customer_ids: Collection[int]) -> None:
    """Cancels what is planned with customers of a day who called off, as far as the actor may."""
    if not customer_ids or not actor.may(planning.EDIT):
        return
    rows = visible_plans(actor, "edit").filter(
        member_id=member_id, day=day, customer_id__in=customer_ids, status="planned"
    )
    if ids := list(rows.values_list("id", flat=True)):
        planning.cancel(actor, ids, text("visit_called_off", actor.locale))


def _plan(actor: Actor, one: Expected, member: Member) -> Plan:
    others = member.pk != actor.member_id
    return Plan(
        member=member, team_id=member.team_id, customer_id=one.customer_id, day=one.day,
        source="assigned" if others else one.source, assigned_by_id=actor.member_id if others else None,
    )  # fmt: skip
