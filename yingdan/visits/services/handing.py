"""What visits contribute to a handover: open plans go along with their customers, or by a rule of their own."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F, QuerySet

from yingdan.kernel import clock, ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing, Transfer
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.visits.models import Plan
from yingdan.visits.selectors.plans import visible_plans

Places = dict[int, tuple[int, int]]  # plan → person and team


def _open() -> QuerySet[Plan]:
    return Plan.objects.filter(status="planned")


def count(member_id: int) -> int:
    """How many open plans a person has."""
    return _open().filter(member=member_id).count()


def owned(member_ids: list[int]) -> dict[int, int]:
    """The same for several."""
    rows = _open().filter(member__in=member_ids).order_by().values_list("member_id")
    return dict(rows.annotate(Count("id")))


def rows(member_id: int) -> list[OpenRow]:
    """The open plans of a person; each goes where its customer goes."""
    found = _open().filter(member=member_id).order_by("id").values_list("id", "customer__name", "day", "customer_id")
    return [
        OpenRow(id, name, day.isoformat(), planned=True, follows=("customer", customer))
        for id, name, day, customer in found
    ]


def seen(actor: Actor, ids: list[int]) -> set[int]:
    """Those of them that the actor may read."""
    return set(visible_plans(actor).filter(id__among=ids).values_list("id", flat=True))


def move(actor: Actor, giver_id: int, to: Mapping[int, int]) -> dict[int, Kept]:
    """Gives plans to their successors; who visits the customer on that day anyway gets no second plan."""
    found = list(_locked(list(to)).filter(status="planned", member=giver_id))
    teams = dict(Member.objects.filter(id__in=set(to.values())).values_list("id", "team_id"))
    places = {plan.pk: (to[plan.pk], teams[to[plan.pk]]) for plan in found}
    moved = _place(actor, found, places)
    return {
        plan.pk: {"version": plan.version + 1, "member": plan.member_id, "team": plan.team_id}
        for plan in moved
    }  # fmt: skip


def give_back(actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """Returns plans to whom they were taken from, unless they were changed since."""
    found = [plan for plan in _locked(list(kept)) if plan.version == kept[plan.pk]["version"]]
    places = {plan.pk: (kept[plan.pk]["member"], kept[plan.pk]["team"]) for plan in found}
    return {plan.pk for plan in _place(actor, found, places)}


def share(actor: Actor, giver_id: int, to: Mapping[int, int], until: date) -> dict[int, Kept]:
    """Plans of the days in which somebody stands in become the stand-in's; later ones wait for the owner."""
    ids = _open().filter(id__among=list(to), day__lte=until).values_list("id", flat=True)
    return move(actor, giver_id, {id: to[id] for id in ids})


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all open plans of a person on."""
    ids = _open().filter(member=member_id).exclude(member=successor_id).values_list("id", flat=True)
    return len(move(actor, member_id, dict.fromkeys(ids, successor_id)))


def _locked(ids: list[int]) -> QuerySet[Plan]:
    rows = Plan.objects.filter(id__among=ids).select_related("customer").order_by("id")
    return rows.select_for_update(of=("self",), no_key=True)


def _place(actor: Actor, plans: list[Plan], places: Places) -> list[Plan]:
    """Writes whose plans they are now, one statement for each person; says which went."""
    people = {member for member, _ in places.values()}
    names = dict(Member.objects.filter(id__in=people).values_list("id", "name"))
    open_there = _open().filter(member__in=people, customer_id__among=[plan.customer_id for plan in plans])
    taken = set(open_there.values_list("member_id", "customer_id", "day"))
    free = [plan for plan in plans if (places[plan.pk][0], plan.customer_id, plan.day) not in taken]
    for member, team in set(places.values()):
        ids = [plan.pk for plan in free if places[plan.pk] == (member, team)]
        Plan.objects.filter(id__among=ids).update(
            member=member, team=team, version=F("version") + 1, updated_at=clock.now()
        )
    events.record_all(
        events.draft(
            actor=actor, verb="visit.plan_assigned", resource="visit_plan", object_id=plan.pk,
            about=[f"customer:{plan.customer_id}"], name=plan.customer.name, to=names[places[plan.pk][0]],
        )
        for plan in free
    )  # fmt: skip
    return free


PORT = ports.Handover(
    ("待拜访计划", "Planned visits"), count, hand_over,
    Transfer(rows, seen, move, give_back, owned, Sharing(share, give_back)), last=True,
)  # fmt: skip
