"""What deviates: the database judges as the rules do, each kind for its own reason; what is kept follows changes."""

from datetime import time, timedelta
from fractions import Fraction
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, actor_for
from yingdan.coverage.models import Card, Finding, Outlet, Region, Standing
from yingdan.coverage.rules import capacity, cycles, timing
from yingdan.coverage.selectors import findings, workload
from yingdan.coverage.services import checking
from yingdan.coverage.tests.making import days_ago, make_card, make_customer, make_outlet, make_route, talk
from yingdan.customers.models import Customer
from yingdan.customers.services import followups
from yingdan.kernel import clock
from yingdan.org.models import Leave, Member, Territory
from yingdan.org.rules.leave import half
from yingdan.segments.models import Setup
from yingdan.segments.models import Standing as Visits
from yingdan.segments.services import standing

pytestmark = pytest.mark.django_db


def found(card: Card) -> dict[str, set[tuple[str | None, int | None]]]:
    """Customer and figure by kind, worked out now."""
    params = findings.parameters([card], clock.today())
    names = dict(Customer.objects.values_list("id", "name"))
    said: dict[str, set[tuple[str | None, int | None]]] = {}
    for kind, customer, figure in findings.ask("select kind, customer_id, figure from found", params):
        said.setdefault(kind, set()).add((names.get(customer), figure))
    return said


def kinds_of(card: Card, name: str) -> set[str]:
    return {kind for kind, rows in found(card).items() if name in {row[0] for row in rows}}


@pytest.mark.parametrize("seed", range(4))
def test_the_database_judges_as_the_rules_do(cast: Cast, seed: int) -> None:
    random, today = Random(seed), clock.today()
    card = make_card(cast.xiaoli, minutes=random.choice([20, 40]), travel=random.choice([0, 20]), cycle_a=7)
    routes = [
        make_route(card, f"{n} 线", tuple(random.sample(range(1, 8), random.randint(1, 3))), random.randint(1, 4))
        for n in range(3)
    ]
    lines: dict[int | None, list[Outlet]] = {}
    for n in range(40):
        customer = make_customer(f"店 {n}", cast.xiaoli, grade=random.choice(["A", "B", "C", ""]))
        if random.random() < 0.7:
            talk(customer, today - timedelta(random.randrange(60)))
        opens = random.choice([None, random.randrange(8, 17)])
        route = random.choice([*routes, None])
        line = make_outlet(
            card, customer, route, cycle_days=random.choice([None, None, 3, 10]), minutes=random.choice([None, 60]),
            window_from=opens and time(opens), window_to=opens and random.choice([None, time(opens + 1)]),
        )  # fmt: skip
        lines.setdefault(line.route_id, []).append(line)
    standing.work_out()
    usual = {"A": 7, "B": 30, "C": 90, "": None}
    last = dict(Visits.objects.values_list("customer_id", "visit_last"))
    expected: dict[str, set[tuple[str | None, int | None]]] = {}

    def say(kind: str, name: str | None, figure: int | None) -> None:
        expected.setdefault(kind, set()).add((name, figure))

    weights: dict[int, Fraction] = {}
    cycle: dict[int, int | None] = {}
    for route_id, rows in lines.items():
        for line in rows:
            name, grade = line.customer.name, line.customer.grade
            cycle[line.pk] = days = cycles.cycle(line.cycle_days, None, usual[grade])
            weights[line.pk] = capacity.weight(line.minutes, card.minutes, card.travel)
            if route_id is None:
                say("no_route", name, None)
            if days is None:
                say("no_cycle", name, None)
            elif late := cycles.days_late(last[line.customer_id] or today, days, today):
                say("overdue", name, late)
            if days and line.route and days < line.route.gap:
                say("rare", name, line.route.gap - days)
    for route in routes:
        rows = lines.get(route.pk, [])
        timed = [line for line in rows if line.window_from or line.window_to]
        stops = [
            timing.Stop(
                max(capacity.minutes_of(line.window_from or time()), 540),
                min(capacity.minutes_of(line.window_to) if line.window_to else 1440, 1050),
                line.minutes or card.minutes, card.travel,
            )
            for line in timed
        ]  # fmt: skip
        for line, late in zip(timed, timing.late(stops), strict=True):
            if late:
                say("clash", line.customer.name, late)
        gap = Fraction(7 * route.every_weeks, len(route.weekdays))
        visits = capacity.of_a_run(gap, [(cycle[line.pk], weights[line.pk]) for line in rows])
        per_day = capacity.a_day(card.day_from, card.day_to, card.minutes, card.travel, None)
        assert per_day is not None
        if visits > per_day:
            say("overfull", None, -int(-(visits - per_day) // 1))
    possible = workload.of_cards([card], today)[card.pk].possible
    assert possible is not None
    needed = capacity.needed([(cycle[one], weight) for one, weight in weights.items()])
    if needed > possible:
        say("capacity", None, -int(-(needed - possible) // 1))
    assert found(card) == expected


def test_customers_outside_the_region_and_in_none(cast: Cast) -> None:
    whole = Territory.objects.create(name="浙江")
    inner = Territory.objects.create(name="杭州", parent=whole)
    other = Territory.objects.create(name="江苏")
    card = make_card(cast.xiaoli)
    make_outlet(card, make_customer("里面", cast.xiaoli, territory=inner))
    make_outlet(card, make_customer("外面", cast.xiaoli, territory=other))
    make_outlet(card, make_customer("不明", cast.xiaoli))
    make_customer("外面未列", cast.xiaoli, territory=other)
    assert not {"outside", "unplaced"} & found(card).keys()  # a card without a region has no outside
    Region.objects.create(card=card, territory=whole)
    said = found(card)
    assert {name for name, _ in said["outside"]} == {"外面", "外面未列"}
    assert {name for name, _ in said["unplaced"]} == {"不明"}


def test_what_is_no_longer_the_reps_is_one_deviation_only(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    make_outlet(card, make_customer("别人的", cast.xiaowang))
    make_outlet(card, make_customer("流失的", cast.xiaoli, status="lost"))
    make_customer("没列的", cast.xiaoli, grade="A")
    make_customer("没列已流失", cast.xiaoli, status="lost")
    assert kinds_of(card, "别人的") == {"not_owned"}
    assert kinds_of(card, "流失的") == {"lost"}
    assert kinds_of(card, "没列的") == {"missing"}
    assert kinds_of(card, "没列已流失") == set()


def test_leave_takes_visits_away(cast: Cast) -> None:
    card = make_card(cast.xiaoli, visits_day=1)
    for n in range(2):
        make_outlet(card, f"店 {n}", cycle_days=4)
    assert "capacity" not in found(
        card
    )  # 14 visits; four weeks have at least 15 workdays, the longest holiday included
    today, last = clock.today(), clock.today() + timedelta(27)
    Leave.objects.create(member=cast.xiaoli, kind="annual", starts_on=today, ends_on=last, first_half=half(today, "am"),
                         last_half=half(last, "pm"), days=20)  # fmt: skip
    assert found(card)["capacity"] == {(None, 14)}


def test_a_visit_made_is_no_longer_overdue_at_once(cast: Cast) -> None:
    Setup.objects.update_or_create(id=1)
    card = make_card(cast.xiaoli, cycle_none=7)
    customer = make_customer("西湖店", cast.xiaoli)
    make_outlet(card, customer, make_route(card))
    talk(customer, days_ago(20))
    standing.work_out()
    checking.work_out()
    assert Finding.objects.get().figure == 13
    assert Standing.objects.get(member=cast.xiaoli).overdue == 1
    followups.create(actor_for(cast.xiaoli), {"customer": customer.pk, "text": "上门", "method": "visit"})
    assert not Finding.objects.exists()
    assert Standing.objects.get(member=cast.xiaoli).deviations == 0


def test_a_customer_that_changes_hands_is_seen_by_both_soon(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    customer = make_customer("转手店", cast.xiaoli)
    make_outlet(card, customer, cycle_days=30)
    checking.work_out()
    assert checking.catch_up() == 0  # the first look only remembers where it is
    Customer.objects.filter(id=customer.pk).update(owner=cast.xiaowang, updated_at=clock.now() + timedelta(seconds=1))
    assert checking.catch_up() == 2
    assert Standing.objects.get(member=cast.xiaoli).not_owned == 1
    assert Standing.objects.get(member=cast.xiaowang).taken_over == 1
    assert checking.catch_up() == 0


def test_lines_of_the_list_say_what_the_findings_are(cast: Cast) -> None:
    card = make_card(cast.xiaoli, number=3)
    make_outlet(card, "一店")
    make_outlet(card, "二店", make_route(card), cycle_days=14)
    make_customer("小王的", cast.xiaowang)
    Card.objects.create(member=cast.zhang, number=1)
    checking.work_out()
    row = Standing.objects.get(member=cast.xiaoli)
    assert (row.state, row.number, row.outlets, row.parts) == ("in_force", 3, 2, 3)  # person, outlets, times
    assert row.deviations == Finding.objects.filter(member=cast.xiaoli).count() == row.no_route + row.no_cycle
    assert str(row.needed) == "2.0"
    assert Standing.objects.get(member=cast.xiaowang).state == "none"
    assert Standing.objects.get(member=cast.zhang).state == "draft"
    assert not Standing.objects.filter(member=cast.hr).exists()
    Member.objects.filter(id=cast.xiaowang.pk).update(ended_on=days_ago(1))
    checking.work_out()
    assert not Standing.objects.filter(member=cast.xiaowang).exists()


def test_working_it_out_again_changes_nothing(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    for n in range(3):
        make_outlet(card, f"店 {n}")
    checking.work_out()
    before = list(Finding.objects.order_by("kind", "customer").values_list("kind", "customer", "figure"))
    checking.work_out()
    assert list(Finding.objects.order_by("kind", "customer").values_list("kind", "customer", "figure")) == before


def test_statements_do_not_grow_with_people(cast: Cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            checking.work_out()
        return len(seen)

    make_outlet(make_card(cast.xiaoli), "一店")
    checking.work_out()
    few = statements()
    for member in (cast.xiaowang, cast.zhang, cast.chen):
        card = make_card(member)
        for n in range(5):
            make_outlet(card, f"{member.name} {n}", make_route(card, f"{n} 线"))
    assert statements() == few
