"""Runs: what the database classes is what the rules say; applied, kept in history, taken back."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Forbidden
from yingdan.segments.models import ClassChange, Proposal, Run
from yingdan.segments.rules import pareto, rfm
from yingdan.segments.rules.rfm import Bought
from yingdan.segments.services import pinning, running
from yingdan.segments.tests.making import make_customer, make_scheme, win

pytestmark = pytest.mark.django_db


def _bought(cast: Cast, seed: int) -> dict[int, list[tuple[date, Decimal]]]:
    """Twenty customers with purchases, some twice the same, some of nothing, some too long ago."""
    random = Random(seed)
    found: dict[int, list[tuple[date, Decimal]]] = {}
    for n in range(20):
        customer = make_customer(f"客户 {n}", cast.xiaoli)
        found[customer.pk] = []
        for _ in range(random.randrange(4)):
            day = clock.today() - timedelta(random.choice([3, 3, 40, 200, 300, 900]))
            amount = Decimal(random.choice([0, 100, 100, 250, 999]))
            win(customer, amount, day)
            if (clock.today() - day).days < 365:
                found[customer.pk].append((day, amount))
    return found


def _run(cast: Cast, **settings: object) -> Run:
    return running.preview(actor_for(cast.liu), make_scheme(f"方案 {settings}"[:60], **settings).pk)


def _after(run: Run) -> dict[int, str]:
    """The class of every customer under a run."""
    grades = dict(Customer.objects.values_list("id", "grade"))
    return grades | dict(run.proposals.values_list("customer_id", "after"))


@pytest.mark.parametrize("seed", range(5))
def test_the_database_classes_by_value_as_the_rules_do(cast: Cast, seed: int) -> None:
    bought = _bought(cast, seed)
    sums = {key: sum((amount for _, amount in rows), Decimal(0)) for key, rows in bought.items()}
    wanted = pareto.classes(sums, 60, 25)
    assert _after(_run(cast, share_a=60, share_b=25, rest="")) == {key: wanted.get(key, "") for key in bought}


@pytest.mark.parametrize("seed", range(5))
def test_the_database_scores_as_the_rules_do(cast: Cast, seed: int) -> None:
    bought = {key: rows for key, rows in _bought(cast, seed).items() if sum(amount for _, amount in rows)}
    buyers = {
        key: Bought(max(day for day, _ in rows), len(rows), sum((amount for _, amount in rows), Decimal(0)))
        for key, rows in bought.items()
    }
    run = _run(cast, method="rfm", rest="")
    detail = dict(run.proposals.values_list("customer_id", "detail"))
    scores = rfm.scores(buyers)
    assert {key: (one["r"], one["f"], one["m"]) for key, one in detail.items()} == scores
    assert _after(run) == dict.fromkeys(Customer.objects.values_list("id", flat=True), "") | {
        key: rfm.grade(sum(points), 12, 8) for key, points in scores.items()
    }


def test_by_rule_the_first_that_holds_counts_and_the_rest_may_stay(cast: Cast) -> None:
    big = make_customer("大客户", cast.xiaoli, employees=900, city="杭州")
    near = make_customer("近客户", cast.xiaoli, employees=10, city="杭州")
    far = make_customer("远客户", cast.xiaoli, grade="B")
    rules = [
        {"grade": "A", "condition": _rule("employees", ">", 500)},
        {"grade": "C", "condition": _rule("city", "=", "杭州")},
    ]
    run = _run(cast, method="rule", rules=rules, rest="keep")
    assert _after(run) == {big.pk: "A", near.pk: "C", far.pk: "B"}
    assert {(one["before"], one["after"]): one["count"] for one in run.counts} == {
        ("", "A"): 1, ("", "C"): 1, ("B", "B"): 1,
    }  # fmt: skip


def test_a_preview_changes_nothing_and_applying_it_is_remembered(cast: Cast) -> None:
    customer = make_customer("大客户", cast.xiaoli)
    win(customer, 100, clock.today())
    actor = actor_for(cast.liu)
    run = running.preview(actor, make_scheme().pk)
    customer.refresh_from_db()
    assert (customer.grade, customer.version, run.status, run.changes) == ("", 1, "preview", 1)
    run = running.apply(actor, run.pk)
    customer.refresh_from_db()
    assert (customer.grade, customer.version, run.status, run.applied) == ("A", 2, "applied", 1)
    change = ClassChange.objects.get()
    assert (change.before, change.after, change.run_id, change.by_name) == ("", "A", run.pk, actor.name)
    assert change.reason == "按成交额"
    with pytest.raises(Conflict):
        running.apply(actor, run.pk)


def test_undoing_leaves_those_changed_since_and_is_in_the_history_too(cast: Cast) -> None:
    first, second = make_customer("一", cast.xiaoli), make_customer("二", cast.xiaoli)
    for customer in (first, second):
        win(customer, 100, clock.today())
    actor = actor_for(cast.liu)
    run = running.apply(actor, running.preview(actor, make_scheme().pk).pk)
    second.refresh_from_db()
    second.grade = "C"
    second.save()
    run = running.undo(actor, run.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.grade, second.grade, run.undone, run.status) == ("", "C", 1, "undone")
    assert ClassChange.objects.filter(customer=first).count() == 2
    assert ClassChange.objects.get(customer=second, after="C").run_id is None
    with pytest.raises(Conflict):
        running.undo(actor, run.pk)


def test_who_is_fixed_or_lost_meanwhile_keeps_the_class(cast: Cast) -> None:
    pinned, lost = make_customer("固定", cast.xiaoli), make_customer("流失", cast.xiaoli)
    for customer in (pinned, lost):
        win(customer, 100, clock.today())
    actor = actor_for(cast.liu)
    run = running.preview(actor, make_scheme().pk)
    pinning.pin(actor, pinned.pk, "C", "合同约定")
    Customer.objects.filter(id=lost.pk).update(status="lost")
    assert running.apply(actor, run.pk).applied == 0
    assert running.preview(actor, run.scheme_id or 0).changes == 0


def test_running_twice_changes_nothing_the_second_time(cast: Cast) -> None:
    _bought(cast, 3)
    make_scheme(nightly=True)
    first, second = running.nightly(), running.nightly()
    assert first is not None
    assert second is not None
    assert first.applied == first.changes > 0
    assert second.changes == 0


def test_an_old_preview_is_not_applied(cast: Cast) -> None:
    run = running.preview(actor_for(cast.liu), make_scheme().pk)
    Run.objects.update(made_at=clock.now() - timedelta(days=2))
    with pytest.raises(Conflict, match="segment_stale"):
        running.apply(actor_for(cast.liu), run.pk)


def test_only_who_may_manage_runs_schemes(cast: Cast) -> None:
    scheme = make_scheme()
    with pytest.raises(Forbidden):
        running.preview(actor_for(cast.zhang), scheme.pk)
    assert not Proposal.objects.exists()


def _rule(field: str, operator: str, value: object) -> dict[str, object]:
    return {"combinator": "and", "rules": [{"field": field, "operator": operator, "value": value}]}
