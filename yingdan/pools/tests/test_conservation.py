"""Whatever people, sweeps, merges, conversions and undo do in whatever order: every record is with one owner or in one
pool."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer, Merge, Merged
from yingdan.customers.services import merging, unmerging
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.leads.models import Conversion, Lead
from yingdan.leads.services import converting, unconverting
from yingdan.leads.services.converting import Wish
from yingdan.pools.kinds import CUSTOMER, LEAD, Kind
from yingdan.pools.models import Entry, Exemption, Move, Pool, Rule, Sweep
from yingdan.pools.services import assigning, claiming, releasing, sweeping, undoing, undoing_sweeps
from yingdan.pools.tests.making import make_customer, make_lead, make_pool

COUNT = 6
NUMBER = st.integers(0, COUNT - 1)
SOME = st.lists(NUMBER, min_size=1, max_size=4)


def step(*names: str) -> Any:
    """One act of one of two people on some of the records."""
    return st.tuples(st.sampled_from(names), st.integers(0, 9), SOME)


COMMON = ("claim", "assign", "release", "put", "idle", "sweep", "undo sweep", "undo", "direct")
MAY_BE_REFUSED = ("merge", "unmerge", "convert", "unconvert")
ANY_OF_CUSTOMERS = st.lists(step(*COMMON, "merge", "unmerge"), max_size=14)
ANY_OF_LEADS = st.lists(step(*COMMON, "convert", "unconvert"), max_size=14)


class World:
    """Six records of somebody, a pool, a rule."""

    def __init__(self, cast: Cast, kind: Kind, make: Callable[..., Any]) -> None:
        self.cast, self.kind, self.day = cast, kind, 0
        self.pool: Pool = make_pool("池", cast.region, admin=cast.chen, kind=kind.name)
        Rule.objects.create(pool=self.pool, active=True, name="七天", clauses=[{"clause": "held", "n": 7}])
        self.ids = [make(f"记录{n}", cast.xiaoli).id for n in range(COUNT)]

    def do(self, what: str, who: int, numbers: list[int]) -> None:
        ids = [self.ids[n] for n in dict.fromkeys(numbers)]
        member = (self.cast.xiaoli, self.cast.xiaowang)[who % 2]
        chen, liu = actor_for(self.cast.chen), actor_for(self.cast.liu)
        match what:
            case "claim":
                claiming.claim(actor_for(member), self.pool.pk, ids)
            case "assign":
                assigning.assign(chen, self.pool.pk, ids, member.pk)
            case "release":
                releasing.release(actor_for(member), self.kind.name, self.pool.pk, ids, "无需求")
            case "put":
                assigning.put_in(liu, self.pool.pk, ids)
            case "direct":
                self.kind.model.objects.filter(id__in=ids).update(owner=member, team=member.team)
            case "idle":
                self.kind.model.objects.filter(id__in=ids).update(owned_since=clock.now() - timedelta(30))
                Exemption.objects.all().delete()
            case "sweep":
                self.day += 1
                _sweep_twice(clock.today() + timedelta(self.day - 20))
            case "undo sweep":
                for sweep in Sweep.objects.order_by("-day")[:1]:
                    undoing_sweeps.undo(Actor.system("test"), sweep.pk)
            case "undo":
                move = Move.objects.order_by("-id").values_list("id", flat=True)[who : who + 1]
                if move:
                    undoing.undo(chen, list(move))
            case _:
                with transaction.atomic():  # what is refused changes nothing
                    getattr(self, what)(liu, ids)

    def merge(self, actor: Actor, ids: list[int]) -> None:
        there = list(Customer.objects.filter(id__in=ids).order_by("id").values_list("id", flat=True))
        if len(there) > 1:
            merging.merge(actor, survivor_id=there[0], ids=there[1:])

    def unmerge(self, actor: Actor, _: list[int]) -> None:
        for merge in Merge.objects.filter(undone_at=None).order_by("-id")[:1]:
            unmerging.undo(actor, merge.pk)

    def convert(self, actor: Actor, ids: list[int]) -> None:
        lead = Lead.objects.get(id=ids[0])
        wish = Wish(values={"name": f"{lead.name}公司"})
        converting.convert(actor, lead.id, version=lead.version, customer=wish, confirm=True)

    def unconvert(self, actor: Actor, _: list[int]) -> None:
        for conversion in Conversion.objects.filter(undone_at=None).order_by("-id")[:1]:
            unconverting.undo(actor, conversion.lead_id)

    def check(self) -> None:
        rows = self.kind.model.objects.filter(id__in=self.ids)
        merged = set(Merged.objects.filter(merge__undone_at=None).values_list("old_id", flat=True))
        assert set(rows.values_list("id", flat=True)) | merged == set(self.ids)  # nothing disappears
        lying = set(Entry.objects.values_list(self.kind.column, flat=True))
        waiting = rows.filter(owner=None).exclude(self.kind.busy())
        assert lying == set(waiting.values_list("id", flat=True))  # in one place only, and none in no place
        assert not self.kind.model.objects.filter(~Q(owner=None), pool_entry__isnull=False).exists()


def run(cast: Cast, kind: Kind, make: Callable[..., Any], steps: list[Any]) -> None:
    with transaction.atomic():
        world = World(cast, kind, make)
        for what, who, numbers in steps:
            with suppress(AppError) if what in MAY_BE_REFUSED else nullcontext():
                world.do(what, who, numbers)
            world.check()
        transaction.set_rollback(True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_OF_CUSTOMERS)
def test_any_sequence_conserves_customers(cast: Cast, steps: list[Any]) -> None:
    run(cast, CUSTOMER, make_customer, steps)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_OF_LEADS)
def test_any_sequence_conserves_leads(cast: Cast, steps: list[Any]) -> None:
    run(cast, LEAD, make_lead, steps)


def _sweep_twice(day: Any) -> None:
    """A second run of the day moves nothing."""
    sweeping.run(day)
    moves = Move.objects.count()
    sweeping.run(day)
    assert Move.objects.count() == moves
