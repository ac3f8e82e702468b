"""Over random companies: everybody has one class or none, shares add up, applying repeats, undoing restores; however
statuses go, a lost customer has one open loss."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import wraps
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.segments.models import ClassChange, Loss, LostReason, Scheme
from yingdan.segments.services import losing, pinning, running
from yingdan.segments.tests.making import make_customer, make_scheme, win

pytestmark = pytest.mark.django_db


def in_database(test: Callable[..., None]) -> Callable[..., None]:
    """Each example has a database of its own: what it writes is taken back."""

    @wraps(test)
    def alone(*args: Any, **drawn: Any) -> None:
        with transaction.atomic():
            test(*args, **drawn)
            transaction.set_rollback(True)

    return alone


some = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GRADES = st.sampled_from(["", "A", "B", "C"])
One = tuple[str, str, bool, list[tuple[int, int]]]
ONE = st.tuples(
    GRADES,
    st.sampled_from(["prospect", "existing", "lost"]),
    st.booleans(),  # fixed
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9)), max_size=3),  # days ago, amount
)
COMPANY = st.lists(ONE, min_size=1, max_size=8)
SCHEME = st.fixed_dictionaries(
    {
        "method": st.sampled_from(["value", "rfm", "rule"]),
        "rest": st.sampled_from(["", "A", "B", "C", "keep"]),
        "share_a": st.integers(0, 80),
        "share_b": st.integers(0, 20),
        "points_a": st.integers(9, 15),
        "points_b": st.integers(3, 8),
        "rules": st.lists(
            st.fixed_dictionaries(
                {
                    "grade": st.sampled_from(["A", "B", "C"]),
                    "condition": st.integers(0, 9).map(
                        lambda number: {
                            "combinator": "and",
                            "rules": [{"field": "employees", "operator": ">=", "value": number}],
                        }
                    ),
                }
            ),
            min_size=1,
            max_size=3,
        ),
    }
)


def _company(cast: Cast, drawn: list[One]) -> tuple[Actor, Scheme]:
    actor = actor_for(cast.liu)
    for number, (grade, status, fixed, bought) in enumerate(drawn):
        customer = make_customer(f"客户 {number}", cast.xiaoli, grade=grade, status=status, employees=number)
        for ago, amount in bought:
            win(customer, amount, clock.today() - timedelta(ago))
        if fixed:
            pinning.pin(actor, customer.pk, grade, "合同约定")
    return actor, make_scheme()


def _grades() -> dict[int, str]:
    return dict(Customer.objects.values_list("id", "grade"))


@some
@given(drawn=COMPANY, chosen=SCHEME)
@in_database
def test_classing_is_a_partition_and_applying_does_what_was_shown(
    cast: Cast, drawn: list[One], chosen: dict[str, Any]
) -> None:
    actor, scheme = _company(cast, drawn)
    Scheme.objects.filter(id=scheme.pk).update(**chosen)
    before = _grades()
    run = running.preview(actor, scheme.pk)
    covered = Customer.objects.exclude(status="lost").filter(class_pin=None)
    # Everybody covered is counted once, and stands in the proposals once if anything changes.
    assert sum(one["count"] for one in run.counts) == covered.count()
    shown = list(run.proposals.values_list("customer_id", "before", "after"))
    assert len({one[0] for one in shown}) == len(shown) == run.changes
    assert Counter((one[1], one[2]) for one in shown) == Counter(
        {(one["before"], one["after"]): one["count"] for one in run.counts if one["before"] != one["after"]}
    )
    assert {after for _, _, after in shown} <= {"", "A", "B", "C"}
    assert sum(team["up"] + team["down"] for team in run.teams) == run.changes
    assert _grades() == before
    run = running.apply(actor, run.pk)
    assert run.applied == run.changes
    assert _grades() == before | {customer: after for customer, _, after in shown}
    # Once more changes nothing: neither this run nor a fresh one.
    with pytest.raises(Conflict):
        running.apply(actor, run.pk)
    assert running.preview(actor, scheme.pk).changes == 0
    changes = ClassChange.objects.filter(run=run.pk).count()
    assert changes == run.applied
    undone = running.undo(actor, run.pk)
    assert undone.undone == run.applied
    assert _grades() == before


@some
@given(drawn=COMPANY, touched=st.lists(st.tuples(st.integers(0, 7), GRADES, st.booleans()), max_size=4))
@in_database
def test_undoing_restores_all_but_those_changed_since(
    cast: Cast, drawn: list[One], touched: list[tuple[int, str, bool]]
) -> None:
    actor, scheme = _company(cast, drawn)
    before = _grades()
    run = running.apply(actor, running.preview(actor, scheme.pk).pk)
    after = _grades()
    ids = sorted(after)
    kept: dict[int, str] = {}
    for place, grade, fixed in touched:
        customer = ids[place % len(ids)]
        if fixed:
            pinning.pin(actor, customer, grade, "后来固定")
        else:
            Customer.objects.filter(id=customer).update(grade=grade)
        kept[customer] = grade
    pinned = set(Customer.objects.exclude(class_pin=None).values_list("id", flat=True))
    moved = {customer for customer in ids if before[customer] != after[customer]}
    running.undo(actor, run.pk)
    for customer, grade in _grades().items():
        now = kept.get(customer, after[customer])
        back = customer in moved and customer not in pinned and now == after[customer]
        assert grade == (before[customer] if back else now)


@some
@given(drawn=COMPANY)
@in_database
def test_shares_of_value_add_up(cast: Cast, drawn: list[One]) -> None:
    actor, scheme = _company(cast, drawn)
    Scheme.objects.filter(id=scheme.pk).update(rest="")
    Customer.objects.update(grade="C")  # so that almost everybody is proposed with its figures
    run = running.preview(actor, scheme.pk)
    bought = {one.customer_id: one for one in run.proposals.filter(value__gt=0)}
    after = _grades() | {key: one.after for key, one in bought.items()}
    totals = {Decimal(str(one.detail["total"])) for one in bought.values()}
    assert len(totals) <= 1
    covered = Customer.objects.exclude(status="lost").filter(class_pin=None, deals__status="won").distinct()
    sums = {
        one.pk: sum(
            deal.amount for deal in one.deals.filter(status="won", closed_on__gt=clock.today() - timedelta(365))
        )
        for one in covered
    }
    year = {key: value for key, value in sums.items() if value > 0}
    if totals:
        assert totals == {sum(year.values())}
    larger = sorted(year, key=lambda key: -year[key])
    assert [after[key] for key in larger] == sorted(after[key] for key in larger)  # more never is less


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["lose", "back", "lost", "prospect", "existing"])), max_size=12
)


@some
@given(steps=STEPS)
@in_database
def test_a_lost_customer_has_one_open_loss_whatever_happens(cast: Cast, steps: list[tuple[int, str]]) -> None:
    actor = actor_for(cast.xiaoli)
    reason = LostReason.objects.get_or_create(name="价格因素")[0]
    customers = [make_customer(f"客户 {n}", cast.xiaoli) for n in range(3)]
    times = 0
    for place, step in steps:
        customer = customers[place]
        customer.refresh_from_db()
        was = customer.status
        if step == "lose":
            losing.lose(actor, customer.pk, reason.pk)
        elif step == "back":
            try:
                losing.win_back(actor, customer.pk, "回来了")
            except Conflict:
                assert was != "lost"
        else:
            Customer.objects.filter(id=customer.pk).update(status=step)
        customer.refresh_from_db()
        times += was != "lost" and customer.status == "lost"
        for one in customers:
            one.refresh_from_db()
            assert Loss.objects.filter(customer=one, back_at=None).count() == (one.status == "lost")
    assert Loss.objects.count() == times  # what was ended stays
    assert losing.drift() == []
