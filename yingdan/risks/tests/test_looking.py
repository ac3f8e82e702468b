"""Rules raise risks once, keep them as things are, end them when the signal goes, and leave alone what people took."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.tests.making import make_customer
from yingdan.deal_health.tests.making import make_deal
from yingdan.kernel import clock
from yingdan.platform.models import AuditEntry, Event, Notification
from yingdan.risks.models import Risk, Rule
from yingdan.risks.rules import matrix
from yingdan.risks.rules.beginnings import IMPACT_FROM
from yingdan.risks.services import looking, risks, verbs
from yingdan.risks.tests.making import calm, only, slipped

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
