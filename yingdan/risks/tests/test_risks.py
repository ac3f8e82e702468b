"""Risks by hand: raised, changed, ended, reviewed, imported; who may do and see what."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Collaborator
from yingdan.customers.services import merging, unmerging
from yingdan.customers.tests.making import make_customer
from yingdan.deal_health.tests.making import make_deal
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Invalid
from yingdan.org.services import handover
from yingdan.platform.models import Event, Notification
from yingdan.risks.models import Risk, Setup
from yingdan.risks.services import morning, risks, verbs
from yingdan.risks.tests.making import make_risk

pytestmark = pytest.mark.django_db


def test_a_risk_has_an_owner_a_level_and_a_review_day(cast):
    risk = make_risk(cast.xiaoli, probability=4, impact=5)
    assert (risk.owner, risk.team, risk.created_by) == (cast.xiaoli, cast.team, cast.xiaoli)
    assert (risk.score, risk.level, risk.status) == (20, "critical", "open")
    assert risk.review_on == clock.today() + timedelta(14)
    assert Event.objects.get(verb="risk.raised").params["level"] == "critical"


def test_a_risk_of_a_deal_has_its_customer_and_amount(cast):
    customer = make_customer(cast.xiaoli, "大华公司")
    deal = make_deal(cast.xiaoli, customer, amount=5000)
    risk = make_risk(cast.xiaoli, kind="deal", deal=deal.id)
    assert (risk.customer, risk.amount, risk.amount_follows) == (customer, Decimal(5000), True)
    risks.save(actor_for(cast.xiaoli), risk, {"amount": Decimal(100)})
    risk.refresh_from_db()
    assert (risk.amount, risk.amount_follows) == (Decimal(100), False)


def test_a_risk_is_about_one_thing(cast):
    customer = make_customer(cast.xiaoli, "大华公司")
    with pytest.raises(Invalid):
        make_risk(cast.xiaoli, customer=customer.id, person=cast.xiaoli.id)


def test_a_rep_gives_no_risk_to_others_a_superior_does_and_tells(cast):
    with pytest.raises(Invalid):
        make_risk(cast.xiaoli, owner=cast.zhang.id)
    risk = make_risk(cast.zhang, owner=cast.xiaoli.id)
    assert risk.owner == cast.xiaoli
    assert Notification.objects.get(kind="risk.assigned").user_id == cast.xiaoli.user_id
    with pytest.raises(Invalid):
        make_risk(cast.zhang, owner=cast.xiaowang.id)


def test_an_end_takes_a_reason_and_can_be_taken_back(cast):
    me = actor_for(cast.xiaoli)
    risk = make_risk(cast.xiaoli)
    with pytest.raises(Invalid):
        verbs.move(me, risk.id, "mitigated", " ", 1)
    over = verbs.move(me, risk.id, "mitigated", "已锁价", 1)
    assert (over.status, over.reason, over.ended_by, over.version) == ("mitigated", "已锁价", "person", 2)
    with pytest.raises(Conflict):
        verbs.move(me, risk.id, "open", "", 1)
    again = verbs.move(me, risk.id, "open", "", 2)
    assert (again.reason, again.ended_by, again.ended_at) == ("", "", None)


def test_a_review_sets_the_next_day(cast):
    me = actor_for(cast.xiaoli)
    risk = make_risk(cast.xiaoli)
    with pytest.raises(Invalid):
        verbs.review(me, risk.id, "", clock.today(), 1)
    day = clock.today() + timedelta(30)
    risk = verbs.review(me, risk.id, "价格稳定", day, 1)
    assert (risk.reviewed_on, risk.review_on) == (clock.today(), day)
    assert Event.objects.get(verb="risk.reviewed").params["note"] == "价格稳定"


def test_owners_are_reminded_once_for_a_review_day_and_superiors_of_late_ones(cast):
    today = make_risk(cast.xiaoli, "今天", review_on=clock.today())
    make_risk(cast.xiaoli, "以后", review_on=clock.today() + timedelta(1))
    late = make_risk(cast.xiaoli, "早该看", review_on=clock.today() - timedelta(3))
    assert morning.tell() == 2
    many = Notification.objects.get(kind="risk.review_many")
    assert (many.user_id, many.params["count"]) == (cast.xiaoli.user_id, 2)
    told = Notification.objects.get(kind="risk.late")
    assert (told.user_id, told.path) == (cast.zhang.user_id, f"/risks/{late.id}")
    assert morning.tell() == 0
    Setup.objects.update(told_on=None)
    assert morning.tell() == 0
    verbs.review(actor_for(cast.xiaoli), today.id, "", clock.today() + timedelta(1), 1)


def test_who_sees_what(cast):
    risk = make_risk(cast.xiaoli)
    for who, status in ((cast.xiaoli, 200), (cast.zhang, 200), (cast.chen, 200), (cast.inspector, 200),
                        (cast.xiaowang, 404)):  # fmt: skip
        assert client_for(who).get(f"/api/risks/{risk.id}").status_code == status, who.name
    page = client_for(cast.inspector).get(f"/api/risks/{risk.id}").json()
    assert page["can_edit"] is False


def test_the_matrix_counts_what_the_list_shows(cast):
    for probability, impact in ((5, 5), (5, 5), (1, 2)):
        make_risk(cast.xiaoli, probability=probability, impact=impact, amount=Decimal(10))
    over = make_risk(cast.xiaoli, probability=5, impact=5)
    verbs.move(actor_for(cast.xiaoli), over.id, "closed", "没事了", 1)
    make_risk(cast.xiaowang, probability=5, impact=5)
    client = client_for(cast.xiaoli)
    cells = {(one["probability"], one["impact"]): one for one in
             client.post("/api/risks/matrix", {"scope": "all"}).json()["cells"]}  # fmt: skip
    assert {at: one["count"] for at, one in cells.items()} == {(5, 5): 2, (1, 2): 1}
    rules = [{"field": "status", "operator": "in", "value": ["open", "watching"]},
             {"field": "probability", "operator": "=", "value": 5},
             {"field": "impact", "operator": "=", "value": 5}]  # fmt: skip
    found = client.post("/api/resources/risk/query", {"filter": {"combinator": "and", "rules": rules}}).json()
    assert len(found["rows"]) == 2


def test_risks_of_a_record_are_shown_to_whoever_sees_it(cast):
    customer = make_customer(cast.xiaoli, "大华公司")
    deal = make_deal(cast.xiaoli, customer)
    make_risk(cast.xiaoli, "价格", kind="deal", deal=deal.id, probability=5, impact=5)
    make_risk(cast.xiaoli, "付款", kind="receivable", customer=customer.id)
    over = make_risk(cast.xiaoli, "过去", customer=customer.id)
    verbs.move(actor_for(cast.xiaoli), over.id, "closed", "没事了", 1)

    def about(who, resource, id):
        answer = client_for(who).get(f"/api/risks/about/{resource}/{id}")
        return [(one["title"], one["open"]) for one in answer.json().get("items", [])]

    assert about(cast.xiaoli, "customer", customer.id) == [("价格", True), ("付款", True)]
    assert about(cast.xiaoli, "deal", deal.id) == [("价格", True)]
    assert about(cast.xiaowang, "customer", customer.id) == []
    Collaborator.objects.create(customer=customer, member=cast.xiaowang)
    assert about(cast.xiaowang, "customer", customer.id) == [("付款", False)]


def test_rules_of_the_company_are_changed_by_whoever_may(cast):
    client = client_for(cast.liu)
    found = client.get("/api/risk-rules").json()
    assert len(found["rules"]) == 12
    rule = next(one for one in found["rules"] if one["code"] == "deal_slipped")
    body = {name: rule[name] for name in ("version", "probability", "impact", "amount", "count")} | {"active": False}
    answer = client.put("/api/risk-rules/deal_slipped", body)
    assert answer.status_code == 200, answer.content
    assert client.put("/api/risk-rules/deal_slipped", body).status_code == 409
    assert client.put("/api/risk-rules/deal_slipped", body | {"version": 2, "count": None}).status_code == 422
    assert client.put("/api/risk-rules/nothing", body).status_code == 404
    setup = {name: value for name, value in found["setup"].items() if name != "looked_at"}
    assert client.put("/api/risk-rules/setup", setup | {"impact_3": "1"}).status_code == 422
    assert client.put("/api/risk-rules/setup", setup | {"review_days": 7}).json()["review_days"] == 7
    assert client.post("/api/risk-rules/look", {}).status_code == 202
    assert client_for(cast.zhang).get("/api/risk-rules").status_code == 403


def test_risks_follow_a_merged_customer_and_come_back(cast):
    one, other = make_customer(cast.xiaoli, "大华公司"), make_customer(cast.xiaoli, "大华有限公司")
    plain = make_risk(cast.xiaoli, customer=other.id)
    raised = []
    for customer in (one, other):
        risk = make_risk(cast.xiaoli, customer.name, customer=customer.id)
        Risk.objects.filter(id=risk.id).update(rule="customer_churn", signal=True)
        raised.append(risk)
    me = actor_for(cast.xiaoli)
    done = merging.merge(me, survivor_id=one.id, ids=[other.id])
    plain.refresh_from_db()
    assert (plain.customer_id, plain.subject) == (one.id, f"customer:{one.id}")
    assert list(Risk.objects.filter(rule="customer_churn")) == [raised[0]]
    unmerging.undo(me, done.id)
    plain.refresh_from_db()
    assert (plain.customer_id, plain.subject) == (other.id, f"customer:{other.id}")
    back = Risk.objects.get(id=raised[1].id)
    assert (back.customer_id, back.subject, back.signal) == (other.id, f"customer:{other.id}", True)


def test_open_risks_are_handed_over(cast):
    risk = make_risk(cast.xiaoli)
    handover.give(actor=actor_for(cast.hr), member_id=cast.xiaoli.id, to_id=cast.zhang.id)
    risk.refresh_from_db()
    assert risk.owner == cast.zhang


def test_a_task_is_made_from_a_risk(cast):
    risk = make_risk(cast.xiaoli)
    client = client_for(cast.xiaoli)
    made = client.post("/api/tasks", {"title": "约客户高层", "subject": {"resource": "risk", "id": risk.id}})
    assert made.status_code == 201, made.content
    assert [one["title"] for one in client.get(f"/api/tasks/about/risk/{risk.id}").json()["items"]] == ["约客户高层"]
