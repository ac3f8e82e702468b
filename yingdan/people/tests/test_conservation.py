"""Whatever handovers and stand-ins are begun, signed, committed, taken back or ended in whatever order: every record is
with exactly the one person it should be with, and nothing else of it changes."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.customers.selectors import visible_customers
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.tests.making import assert_sums_are_true, make_deal
from yingdan.kernel import clock
from yingdan.kernel.errors import AppError
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.org.models import Member
from yingdan.people.models import Handover
from yingdan.people.services import committing, handovers
from yingdan.platform.models import Event

MODELS: dict[str, Any] = {"customer": Customer, "deal": Deal, "lead": Lead}
VISIBLE: dict[str, Any] = {"customer": visible_customers, "deal": visible_deals, "lead": visible_leads}
FROZEN = {
    "customer": ("name", "grade", "status", "next_contact_at", "last_followup_at", "created_at"),
    "deal": ("name", "stage_id", "stage_entered_at", "opened_on", "status", "amount", "customer_id", "created_at"),
    "lead": ("name", "status", "contacted_at", "qualified_at", "next_contact_at", "created_at"),
}
WHO = st.integers(0, 2)
STEP = st.one_of(
    *[st.tuples(st.just("all"), WHO, st.sampled_from(["leaving", "moving", "leave"]))] * 4,
    *[st.tuples(st.just("undo"), st.integers(0, 2), st.none())] * 2,
    st.tuples(st.just("begin"), WHO, st.sampled_from(["leaving", "moving", "leave"])),
    st.tuples(st.just("plan"), WHO, st.sampled_from(["one", "balance", "customers"])),
    st.tuples(st.just("submit"), WHO, st.none()),
    st.tuples(st.just("sign"), WHO, st.none()),
    st.tuples(st.just("commit"), WHO, st.none()),
    st.tuples(st.just("over"), WHO, st.none()),
    st.tuples(st.just("edit"), st.integers(0, 7), st.none()),
)
Key = tuple[str, int]


@dataclass
class World:
    """What should be so, kept beside the database by the plainest means."""

    cast: Cast
    owner: dict[Key, int] = field(default_factory=dict)
    moves: int = 0
    gone: dict[int, dict[Key, int]] = field(default_factory=dict)  # handover → row → version when it went over
    lent: dict[int, dict[Key, int]] = field(default_factory=dict)  # stand-in → row → who stands in

    def people(self) -> list[Member]:
        return [self.cast.xiaoli, self.cast.xiaowang, self.cast.zhang]

    def row(self, key: Key) -> Any:
        return MODELS[key[0]].objects.get(id=key[1])


def frozen() -> dict[str, list[Any]]:
    facts: dict[str, list[Any]] = {
        kind: list(model.objects.order_by("id").values_list("id", *FROZEN[kind])) for kind, model in MODELS.items()
    }
    return {**facts, "followups": list(FollowUp.objects.order_by("id").values_list("id", "owner_id", "text"))}


def check(world: World, facts: dict[str, list[Any]]) -> None:
    found = {(kind, id): o for kind, model in MODELS.items() for id, o in model.objects.values_list("id", "owner_id")}
    assert found == world.owner
    assert frozen() == facts
    assert Event.objects.filter(verb__endswith=".assigned").count() == world.moves
    for person in (world.cast.xiaoli, world.cast.xiaowang):  # reps: what they own, and what they stand in for
        actor = actor_for(person)
        theirs = {key for key, owner in world.owner.items() if owner == person.id}
        for rows in world.lent.values():
            theirs |= {key for key, to in rows.items() if to == person.id}
        seen = {(kind, id) for kind in MODELS for id in VISIBLE[kind](actor, "edit").values_list("id", flat=True)}
        assert seen == theirs


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, max_size=12))
def test_any_sequence_conserves(cast: Cast, steps: list[Any]) -> None:
    with transaction.atomic():
        world = World(cast)
        for person in (cast.xiaoli, cast.xiaoli, cast.xiaowang):
            customer = make_customer(person, f"客户{len(world.owner)}")
            deal = make_deal(person, customer=customer.id)
            lead = Lead.objects.create(name="线索", owner=person, team=person.team, created_by=person)
            FollowUp.objects.create(
                customer=customer, owner=person, team=person.team, method="call", text="谈过", happened_at=clock.now()
            )
            world.owner |= {("customer", customer.id): person.id, ("deal", deal.id): person.id}
            world.owner[("lead", lead.id)] = person.id
        facts = frozen()
        for what, number, more in steps:
            try:
                with transaction.atomic():
                    _do(world, what, number, more)
            except AppError:
                pass  # refused: then nothing may have changed
            check(world, facts)
        assert_sums_are_true()
        transaction.set_rollback(True)


def _do(world: World, what: str, number: int, more: Any) -> None:
    hr, people = actor_for(world.cast.hr), world.people()
    person = people[number % 3]
    running = Handover.objects.filter(giver=person, status__in=Handover.OPEN).first()
    match what:
        case "begin":
            until = clock.today() + timedelta(3) if more == "leave" else None
            handovers.create(actor=hr, member_id=person.id, kind=more, until=until)
        case "plan" if running:
            _plan(world, running, more)
        case "submit" if running:
            handovers.submit(actor=hr, handover_id=running.pk, version=running.version)
        case "sign" if running:
            _sign(world, running)
        case "commit" if running:
            _commit(world, running)
        case "all" if not running:
            until = clock.today() + timedelta(3) if more == "leave" else None
            made = handovers.create(actor=hr, member_id=person.id, kind=more, until=until)
            _plan(world, made, "balance")
            made.refresh_from_db()
            handovers.submit(actor=hr, handover_id=made.pk, version=made.version)
            _sign(world, made)
            made.refresh_from_db()
            _commit(world, made)
        case "undo":
            for done in Handover.objects.filter(status="done").order_by("-id")[number : number + 1]:
                _undo(world, done)
        case "over":  # the last day of a stand-in is over
            for done in Handover.objects.filter(giver=person, kind="leave", status="done"):
                _end(world, done)
        case "edit":
            key = sorted(world.owner)[number]
            MODELS[key[0]].objects.filter(id=key[1]).update(version=F("version") + 1)
        case _:
            pass


def _plan(world: World, handover: Handover, way: str) -> None:
    takers = [one.id for one in world.people() if one.id != handover.giver_id]
    method = "balance" if way == "balance" else "one"
    rule = {"method": method, "people": takers, "groups": {}, "follow": way != "one"}
    kinds = ["customer"] if way == "customers" else list(MODELS)
    handovers.change(
        actor=actor_for(world.cast.hr), handover_id=handover.pk, version=handover.version, until=handover.until,
        note="", checklist=[], rules=dict.fromkeys(kinds, rule),
    )  # fmt: skip


def _sign(world: World, handover: Handover) -> None:
    for person in world.people():
        try:
            with transaction.atomic():
                handovers.sign(actor=actor_for(person), handover_id=handover.pk)
        except AppError:
            pass  # has nothing to sign


def _commit(world: World, handover: Handover) -> None:
    committing.commit(actor=actor_for(world.cast.hr), handover_id=handover.pk, version=handover.version)
    to = {(one.kind, one.record_id): one.to_id for one in handover.items.exclude(to=None)}
    mine = {key: one for key, one in to.items() if world.owner[key] == handover.giver_id and one is not None}
    if handover.kind == "leave":
        world.lent[handover.pk] = mine
    else:
        for stand_in in Handover.objects.filter(giver=handover.giver_id, id__in=world.lent):
            for key in mine:
                world.lent[stand_in.pk].pop(key, None)
        world.owner |= mine
        world.moves += len(mine)
        world.gone[handover.pk] = {key: world.row(key).version for key in mine}


def _undo(world: World, handover: Handover) -> None:
    versions = {key: world.row(key).version for key in world.gone.get(handover.pk, {})}
    committing.undo(actor=actor_for(world.cast.hr), handover_id=handover.pk, version=handover.version)
    world.lent.pop(handover.pk, None)
    for key, version in world.gone.pop(handover.pk, {}).items():
        if versions[key] == version:
            world.owner[key] = handover.giver_id
            world.moves += 1


def _end(world: World, handover: Handover) -> None:
    over = clock.today() - timedelta(1)
    Handover.objects.filter(id=handover.pk).update(until=over)
    for key, member in world.lent.pop(handover.pk).items():
        if key[0] == "customer":
            world.row(key).collaborators.filter(member=member).update(until=over)
        elif key[0] == "deal":
            world.row(key).members.filter(member=member).update(until=over)
    committing.end_due()
