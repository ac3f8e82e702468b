"""Whatever people, sweeps and undo do in whatever order: every record is with one owner or in one pool."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.pools.models import Entry, Exemption, Move, Pool, Rule, Sweep
from yingdan.pools.services import assigning, claiming, releasing, sweeping, undoing, undoing_sweeps
from yingdan.pools.tests.making import make_customer, make_pool

NUMBER = st.integers(0, 5)
STEP = st.one_of(
    st.tuples(st.just("claim"), st.integers(0, 1), st.lists(NUMBER, min_size=1, max_size=4)),
    st.tuples(st.just("assign"), st.integers(0, 1), st.lists(NUMBER, min_size=1, max_size=4)),
    st.tuples(st.just("release"), st.integers(0, 1), st.lists(NUMBER, min_size=1, max_size=4)),
    st.tuples(st.just("put"), st.just(0), st.lists(NUMBER, min_size=1, max_size=2)),
    st.tuples(st.just("idle"), st.just(0), st.lists(NUMBER, min_size=1, max_size=4)),
    st.tuples(st.just("sweep"), st.just(0), st.just([])),
    st.tuples(st.just("undo sweep"), st.just(0), st.just([])),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just([])),
    st.tuples(st.just("direct"), st.integers(0, 1), st.lists(NUMBER, min_size=1, max_size=1)),
)


def check(ids: list[int]) -> None:
    assert list(Customer.objects.order_by("id").values_list("id", flat=True)) == ids  # nothing disappears
    lying = set(Entry.objects.values_list("customer", flat=True))
    assert lying == set(Customer.objects.filter(owner=None).values_list("id", flat=True))  # in one place only
    assert not Customer.objects.filter(~Q(owner=None), pool_entry__isnull=False).exists()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, max_size=14))
def test_any_sequence_conserves(cast: Cast, steps: list[Any]) -> None:
    with transaction.atomic():
        pool = make_pool("池", cast.region, admin=cast.chen)
        Rule.objects.create(pool=pool, active=True, name="七天", clauses=[{"clause": "held", "n": 7}])
        ids = sorted(make_customer(f"客户{n}", cast.xiaoli).id for n in range(6))
        day = 0
        for what, who, which in steps:
            day += what == "sweep"
            _do(cast, pool, what, who, [ids[n] for n in which], day)
            check(ids)
        transaction.set_rollback(True)


def _do(cast: Cast, pool: Pool, what: str, who: int, ids: list[int], day: int) -> None:
    member = (cast.xiaoli, cast.xiaowang)[who % 2]
    chen = actor_for(cast.chen)
    match what:
        case "claim":
            claiming.claim(actor_for(member), pool.pk, ids)
        case "assign":
            assigning.assign(chen, pool.pk, ids, member.pk)
        case "release":
            releasing.release(actor_for(member), "customer", pool.pk, ids, "无需求")
        case "put":
            assigning.put_in(actor_for(cast.liu), pool.pk, ids)
        case "direct":
            Customer.objects.filter(id__in=ids).update(owner=member, team=member.team)
        case "idle":
            Customer.objects.filter(id__in=ids).update(owned_since=clock.now() - timedelta(30))
            Exemption.objects.filter(customer__in=ids).delete()
        case "sweep":
            _sweep_twice(clock.today() + timedelta(day - 20))
        case "undo sweep":
            for sweep in Sweep.objects.order_by("-day")[:1]:
                undoing_sweeps.undo(Actor.system("test"), sweep.pk)
        case _:
            move = Move.objects.order_by("-id").values_list("id", flat=True)[who : who + 1]
            if move:
                undoing.undo(chen, list(move))


def _sweep_twice(day: Any) -> None:
    """A second run of the day moves nothing."""
    sweeping.run(day)
    moves = Move.objects.count()
    sweeping.run(day)
    assert Move.objects.count() == moves
