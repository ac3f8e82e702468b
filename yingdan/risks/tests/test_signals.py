"""What each rule looks at, and what it lets be."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.deal_health.models import Signal, Standing
from yingdan.deal_health.tests.making import make_deal, make_stage
from yingdan.forecast.models import Line, Run
from yingdan.kernel import clock
from yingdan.org.models import Territory, TerritoryTeam
from yingdan.outlets.tests.making import ago, make_product, tell
from yingdan.people.models import Handover
from yingdan.pools.models import Due, Pool
from yingdan.pools.models import Rule as PoolRule
from yingdan.risks.models import Risk
from yingdan.risks.services import looking
from yingdan.risks.tests.making import only
from yingdan.segments.models import Loss
from yingdan.segments.models import Standing as Rhythm
from yingdan.targets.rules import period as periods
from yingdan.tasks.tests.making import make_task

pytestmark = pytest.mark.django_db


def test_a_deal_in_bad_health(cast):
    only("deal_health", amount=1000, count=2)
    sick, well = make_deal(cast.xiaoli, name="病", amount=2000), make_deal(cast.xiaoli, name="好", amount=2000)
    few = make_deal(cast.xiaoli, name="一因", amount=2000)
    day = clock.today()
    for one, level, kinds in ((sick, "risk", ["stalled", "silent"]), (well, "watch", ["stalled", "silent"]),
                              (few, "risk", ["stalled"])):  # fmt: skip
        Standing.objects.update_or_create(
            deal=one, defaults={"score": 30, "level": level, "kinds": kinds, "changed_on": day}
        )
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.deal, risk.params) == (sick, {"score": 30, "kinds": ["stalled", "silent"]})


def test_no_decision_maker_counts_late_in_the_pipeline_only(cast):
    only("deal_no_decider", amount=1000, percent=50)
    late = make_stage(2)
    type(late).objects.filter(id=late.id).update(probability=60)
    late.refresh_from_db()
    early = make_deal(cast.xiaoli, name="早", amount=2000)
    end = make_deal(cast.xiaoli, name="晚", amount=2000, stage=late, probability=60)
    for one in (early, end):
        Signal.objects.update_or_create(
            deal=one, kind="no_decision_maker", defaults={"since": clock.today(), "params": {"known": 0}, "weight": 15}
        )
    assert looking.look() == (1, 0)
    assert Risk.objects.get().params == {"stage": late.name, "percent": 60}


def _customer(cast, name="大华公司", **columns):
    made = make_customer(cast.xiaoli, name)
    Customer.objects.filter(id=made.id).update(**columns)
    made.refresh_from_db()
    return made


def test_a_customer_about_to_leave(cast):
    only("customer_churn", amount=1000)
    worth, poor, gone = _customer(cast), _customer(cast, "小户"), _customer(cast, "已流失", status="lost")
    for one, won in ((worth, 300_000), (poor, 10), (gone, 300_000)):
        Rhythm.objects.update_or_create(customer=one, defaults={"warning": "buying", "won_year": won})
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.customer, risk.amount, risk.impact, risk.kind) == (worth, Decimal(300_000), 3, "customer")
    assert risk.params["warning"] == "buying"
    Rhythm.objects.update(warning="")
    assert looking.look() == (0, 1)


def test_a_lost_customer_of_class_a(cast):
    only("customer_lost", days=30)
    one = _customer(cast, grade="A", status="lost")
    other = _customer(cast, "乙", grade="B", status="lost")
    assert Loss.objects.filter(customer__in=[one, other], back_at=None).count() == 2
    assert looking.look() == (1, 0)
    assert Risk.objects.get().customer == one
    Loss.objects.filter(customer=one).update(lost_at=clock.now() - timedelta(40))
    assert looking.look() == (0, 1)


def test_a_customer_about_to_fall_to_a_pool(cast):
    only("customer_pool", amount=1000, days=7)
    rule = PoolRule.objects.create(pool=Pool.objects.create(name="公海"), name="无跟进")
    soon, late, poor = _customer(cast), _customer(cast, "晚"), _customer(cast, "小户")
    make_deal(cast.xiaoli, soon, amount=5000)
    make_deal(cast.xiaoli, late, amount=5000)
    Due.objects.all().delete()
    for one, days in ((soon, 7), (late, 8), (poor, 1)):
        Due.objects.create(customer=one, owner_id=one.owner_id, rule=rule, due_on=clock.today() + timedelta(days))
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.customer, risk.amount) == (soon, Decimal(5000))
    assert risk.params == {"due_on": (clock.today() + timedelta(7)).isoformat()}


def test_an_outlet_stuffed_with_goods(cast):
    only("outlet_stuffing", amount=5000, days=60)
    shop, small, old = (make_customer(cast.xiaoli, name) for name in ("一店", "小店", "久未到访"))
    tea, water = make_product("绿茶"), make_product("矿泉水", list_price=Decimal(2))
    for one, product, last in ((shop, tea, 1), (shop, water, 1), (small, water, 1), (old, tea, 61)):
        tell(cast.xiaoli, one, product, ago(last + 29), counted=10, ordered=200)
        tell(cast.xiaoli, one, product, ago(last), counted=180, ordered=100)
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.customer, risk.owner, risk.amount) == (shop, cast.xiaoli, Decimal(280 * 20 + 280 * 2))
    assert risk.params == {"products": 2, "pieces": 560, "name": "绿茶"}
    for product in (tea, water):
        tell(cast.xiaoli, shop, product, ago(0), counted=5)
    assert looking.look() == (0, 1)


def test_an_outlet_sold_to_below_the_floor(cast):
    only("outlet_floor", amount=100, days=30)
    shop, other, old = (make_customer(cast.xiaoli, name) for name in ("一店", "差一点", "早已过去"))
    tea = make_product(floor_price=Decimal(15))
    tell(cast.xiaoli, shop, tea, ago(3), ordered=40, price=Decimal(12))
    tell(cast.xiaoli, shop, tea, ago(2), ordered=10, price=Decimal(14))
    tell(cast.xiaoli, shop, tea, ago(1), ordered=100, price=Decimal(15))
    tell(cast.xiaoli, other, tea, ago(1), ordered=33, price=Decimal(12))
    tell(cast.xiaoli, old, tea, ago(32), ordered=40, price=Decimal(12))
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.customer, risk.amount, risk.params) == (shop, Decimal(130), {"entries": 2, "percent": 80})


def test_an_outlet_sold_to_from_another_region(cast):
    only("outlet_outside", amount=1000, days=30)
    north, south = Territory.objects.create(name="北"), Territory.objects.create(name="南")
    TerritoryTeam.objects.create(territory=north, team=cast.team)
    shop, own = (make_customer(cast.xiaoli, name) for name in ("南店", "北店"))
    Customer.objects.filter(id=shop.id).update(territory=south)
    Customer.objects.filter(id=own.id).update(territory=north)
    tea = make_product()
    for one in (shop, own):
        tell(cast.xiaoli, one, tea, ago(2), ordered=60, price=Decimal(15))
        tell(cast.xiaoli, one, tea, ago(1), ordered=10)  # no price said: at list price
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.customer, risk.amount, risk.params) == (shop, Decimal(1100), {"entries": 2, "seller": "小李"})


def test_people_and_teams_who_will_miss_the_target(cast):
    only("target_missed", percent=20)
    quarter = periods.containing("quarter", clock.today())
    run = Run.objects.create(at=clock.now(), day=clock.today())
    line = {"run": run, "period": quarter.key, "start": quarter.start, "end": quarter.end, "target": 100_000_00}
    Line.objects.create(team=cast.team, expected=20_000_00, chance=0.05, **line)
    Line.objects.create(team=cast.team, member=cast.xiaoli, expected=30_000_00, chance=0.1, **line)
    Line.objects.create(team=cast.team, member=cast.xiaowang, expected=90_000_00, chance=0.2, **line)
    # Who works for two teams is judged by everything.
    Line.objects.create(team=cast.team, member=cast.zhang, expected=0, chance=0.0, **line)
    Line.objects.create(team=None, member=cast.zhang, expected=99_000_00, chance=0.9, **line)
    assert looking.look() == (2, 0)
    person = Risk.objects.get(subject=f"member:{cast.xiaoli.id}")
    team = Risk.objects.get(subject=f"team:{cast.team.id}")
    assert (person.person, person.amount, person.kind, person.team) == (
        cast.xiaoli, Decimal(70_000), "people", cast.xiaoli.team)  # fmt: skip
    assert person.owner == cast.zhang  # who leads the team, not who is behind
    assert (team.group, team.owner, team.amount) == (cast.team, cast.zhang, Decimal(80_000))
    assert person.params == {"period": quarter.key, "chance": 0.1, "target": 10_000_000, "expected": 3_000_000}


def test_somebody_with_too_much_to_do(cast):
    only("person_overloaded", count=3)
    for n in range(3):
        make_task(cast.xiaoli, f"任务{n}", due_on=clock.today() - timedelta(2))
    make_task(cast.xiaowang, due_on=clock.today() - timedelta(2))
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.person, risk.params, risk.impact, risk.amount) == (cast.xiaoli, {"tasks": 3}, 3, None)


def test_a_handover_that_nobody_ends(cast):
    only("person_handover", days=3)
    make_deal(cast.xiaoli, amount=250_000)
    handover = Handover.objects.create(giver=cast.xiaoli, kind="leaving")
    assert looking.look() == (0, 0)
    Handover.objects.update(created_at=clock.now() - timedelta(4))
    assert looking.look() == (1, 0)
    risk = Risk.objects.get()
    assert (risk.person, risk.amount, risk.impact) == (cast.xiaoli, Decimal(250_000), 3)
    Handover.objects.filter(id=handover.id).update(status="done")
    assert looking.look() == (0, 1)
