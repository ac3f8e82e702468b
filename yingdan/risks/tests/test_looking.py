"""Rules raise risks once, keep them as things are, end them when the signal goes – and leave alone what a person took."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.deal_health.models import Standing
from yingdan.deal_health.tests.making import make_deal, make_stage
from yingdan.forecast.models import Line, Run
from yingdan.kernel import clock
from yingdan.people.models import Handover
from yingdan.platform.models import AuditEntry, Event, Notification
from yingdan.pools.models import Due, Pool
from yingdan.pools.models import Rule as PoolRule
from yingdan.risks.models import Risk, Rule
from yingdan.risks.rules import matrix
from yingdan.risks.rules.beginnings import IMPACT_FROM
from yingdan.risks.services import looking, risks, verbs
from yingdan.risks.tests.making import calm, only, slipped
from yingdan.segments.models import Loss
from yingdan.segments.models import Standing as Rhythm
from yingdan.targets.rules import period as periods
from yingdan.tasks.tests.making import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(cast):
    only("deal_slipped")
    customer = make_customer(cast.xiaoli, "大华公司")
    made = make_deal(cast.xiaoli, customer, name="大华年度采购", amount=600_000)
    slipped(made)
    return made


def change(deal, **columns):
    """Changes the deal, whose health is judged at once: the signal of the test is put back."""
    type(deal).objects.filter(id=deal.id).update(**columns)
    slipped(deal)


def test_a_signal_raises_one_risk_for_the_owner_however_often_one_looks(cast, deal):
    assert looking.look() == (1, 0)
    assert looking.look() == looking.look() == (0, 0)
    risk = Risk.objects.get()
    assert (risk.title, risk.owner, risk.team, risk.customer) == ("大华年度采购", cast.xiaoli, cast.team, deal.customer)
    assert (risk.kind, risk.rule, risk.subject, risk.signal) == ("deal", "deal_slipped", f"deal:{deal.id}", True)
    assert (risk.probability, risk.impact, risk.score, risk.level) == (4, 4, 16, "critical")
    assert risk.params == {"times": 2, "days": 40}
    assert (risk.amount, risk.amount_follows, risk.version) == (Decimal(600_000), True, 1)
    assert risk.review_on == clock.today() + timedelta(14)
    told = Notification.objects.get(kind="risk.raised")
    assert (told.user_id, told.path) == (cast.xiaoli.user_id, f"/risks/{risk.id}")
    event = Event.objects.get(verb="risk.raised")
    assert {f"deal:{deal.id}", f"customer:{deal.customer_id}"} < set(event.about)


def test_a_new_risk_can_be_searched_for(cast, deal):
    looking.look()
    from yingdan.conftest import client_for

    found = client_for(cast.xiaoli).post("/api/resources/risk/query", {"q": "大华年度"}).json()["rows"]
    assert len(found) == 1


def test_it_says_what_is_seen_now(cast, deal):
    looking.look()
    change(deal, amount=3_000_000, name="大华框架", owner=cast.xiaowang)
    slipped(deal, times=5)
    assert looking.look() == (0, 0)
    risk = Risk.objects.get()
    assert (risk.title, risk.params["times"], risk.impact, risk.level) == ("大华框架", 5, 5, "critical")
    assert (risk.amount, risk.owner, risk.version) == (Decimal(3_000_000), cast.xiaowang, 2)


def test_it_ends_by_itself_when_the_signal_goes_and_comes_again_with_it(cast, deal):
    looking.look()
    calm(deal)
    assert looking.look() == (0, 1)
    risk = Risk.objects.get()
    assert (risk.status, risk.ended_by, risk.signal) == ("closed", "signal", False)
    assert risk.ended_at is not None
    assert Event.objects.get(verb="risk.ended").params["by"] == "signal"
    slipped(deal)
    assert looking.look() == (1, 0)
    assert Risk.objects.filter(status="open").count() == 1
    assert Risk.objects.count() == 2


def test_switching_the_rule_off_ends_it_and_says_so(deal):
    looking.look()
    Rule.objects.update(active=False)
    assert looking.look() == (0, 1)
    assert Risk.objects.get().ended_by == "rule"


def test_what_a_person_took_over_no_rule_changes_or_closes(cast, deal):
    looking.look()
    risk = Risk.objects.get()
    verbs.take_over(actor_for(cast.xiaoli), risk.id, risk.version)
    change(deal, name="大华框架")
    assert looking.look() == (0, 0)
    calm(deal)
    assert looking.look() == (0, 0)
    risk.refresh_from_db()
    assert (risk.title, risk.status, risk.signal) == ("大华年度采购", "open", False)
    slipped(deal)
    assert looking.look() == (0, 0)
    risk.refresh_from_db()
    assert risk.signal
    assert Risk.objects.count() == 1


def test_changing_a_raised_risk_takes_it_over(cast, deal):
    looking.look()
    risk = Risk.objects.get()
    risks.save(actor_for(cast.xiaoli), risk, {"plan_b": "请总监出面", "probability": "2"})
    calm(deal)
    assert looking.look() == (0, 0)
    risk.refresh_from_db()
    assert (risk.status, risk.probability, risk.score) == ("open", 2, 8)
    assert risk.taken_at is not None


def test_what_a_person_closed_is_not_raised_again_as_long_as_the_signal_stays(cast, deal):
    looking.look()
    risk = Risk.objects.get()
    verbs.move(actor_for(cast.xiaoli), risk.id, "closed", "客户已书面确认日期", risk.version)
    assert looking.look() == (0, 0)
    assert Risk.objects.count() == 1
    calm(deal)
    assert looking.look() == (0, 0)
    risk.refresh_from_db()
    assert (risk.status, risk.ended_by, risk.signal) == ("closed", "person", False)
    slipped(deal)
    assert looking.look() == (1, 0)


def test_a_deal_that_was_won_or_deleted_or_is_too_small_is_no_risk(cast, deal):
    looking.look()
    change(deal, amount=1)
    assert looking.look() == (0, 1)
    change(deal, amount=600_000)
    looking.look()
    type(deal).objects.filter(id=deal.id).update(status="won", closed_on=clock.today())
    assert looking.look() == (0, 1)


def test_a_deleted_deal_takes_its_risk_along(cast, deal):
    from yingdan.deals.services import deals
    from yingdan.kernel.actor import Actor

    looking.look()
    deals.remove(Actor.system("test"), deal)
    assert looking.look() == (0, 1)
    assert Risk.objects.get().deal is None


def test_the_audit_trail_says_that_rules_did_it(deal):
    looking.look()
    assert AuditEntry.objects.filter(table="risks_risk").values_list("actor", flat=True).distinct().count() == 1


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
    from yingdan.deal_health.models import Signal

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


@pytest.mark.parametrize("amount", [0, 49_999, 50_000, 200_000, 499_999, 500_000, 2_000_000, 10**9])
def test_the_database_grades_an_amount_as_the_rule_does(cast, deal, amount):
    only("deal_slipped", amount=0)
    change(deal, amount=amount)
    looking.look()
    risk = Risk.objects.get()
    assert risk.impact == matrix.impact_of(amount, IMPACT_FROM)
    assert risk.level == matrix.level(risk.score)


def test_the_amount_of_a_risk_by_hand_follows_the_deal_unless_one_was_given(cast, deal):
    follows = risks.create(actor_for(cast.xiaoli), {"title": "价格", "kind": "deal", "deal": deal.id})
    own = risks.create(actor_for(cast.xiaoli), {"title": "工期", "kind": "deal", "deal": deal.id, "amount": 5})
    type(deal).objects.filter(id=deal.id).update(amount=700_000)
    looking.look()
    follows.refresh_from_db()
    own.refresh_from_db()
    assert (follows.amount, own.amount) == (Decimal(700_000), Decimal(5))
    assert follows.customer == deal.customer
