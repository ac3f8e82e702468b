"""From lead to customer, contact and deal, and back."""

from datetime import timedelta

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.services import followups as written
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.leads.models import Conversion, Lead
from yingdan.leads.services import followups
from yingdan.leads.tests.making import make_lead, make_source
from yingdan.platform.models import CustomField, Event, StoredFile


@pytest.fixture
def lead(cast):
    source = make_source("广交会")
    lead = make_lead(
        cast.xiaoli, name="", company="杭州云帆网络有限公司", contact_name="王芳", phone="13812345678",
        title="采购经理",
        industry="互联网", province="浙江", city="杭州", need="要 20 套设备", source=source.id,
    )  # fmt: skip
    followups.create(
        actor_for(cast.xiaoli), lead.id, {"text": "电话聊过需求", "next_contact_at": clock.now() + timedelta(days=3)}
    )
    lead.refresh_from_db()
    return lead


def convert(who, lead, **changes):
    client = client_for(who)
    proposal = client.get(f"/api/leads/{lead.id}/conversion").json()
    body = {
        "version": proposal["version"],
        "customer": {"values": proposal["customer"]},
        "contact": {"values": proposal["contact"]},
        "deal": proposal["deal"],
        **changes,
    }
    return client.post(f"/api/leads/{lead.id}/conversion", body)


def test_a_lead_becomes_customer_contact_and_deal_with_its_whole_story(cast, lead):
    answer = convert(cast.xiaoli, lead)
    assert answer.status_code == 200, answer.json()
    made = answer.json()
    customer, contact, deal = (
        Customer.objects.get(id=made["customer_id"]),
        Contact.objects.get(id=made["contact_id"]),
        Deal.objects.get(id=made["deal_id"]),
    )
    assert (customer.name, customer.industry, customer.source, customer.owner_id) == (
        "杭州云帆网络有限公司", "互联网", "广交会", cast.xiaoli.id,
    )  # fmt: skip
    assert (contact.name, contact.phone, contact.title, contact.is_primary) == ("王芳", "13812345678", "采购经理", True)
    assert (deal.name, deal.note, deal.source) == ("杭州云帆网络有限公司 · 要 20 套设备", "要 20 套设备", "广交会")
    assert customer.last_followup_at is not None
    assert customer.next_contact_at is not None
    told = FollowUp.objects.get(lead_id=lead.id)
    assert (told.customer_id, told.deal_id) == (customer.id, deal.id)
    items = client_for(cast.xiaoli).get(f"/api/resources/customer/{customer.id}/timeline").json()["items"]
    assert {"followup.call", "lead.created", "lead.converted", "customer.created"} <= {item["verb"] for item in items}
    lead.refresh_from_db()
    assert (lead.status, lead.converted_customer_id, lead.next_contact_at) == ("converted", customer.id, None)
    assert convert(cast.xiaoli, lead, version=lead.version).json()["code"] == "lead_is_converted"


def test_what_it_becomes_is_the_owners_whoever_converts(cast, lead):
    made = convert(cast.chen, lead).json()
    customer, deal = Customer.objects.get(id=made["customer_id"]), Deal.objects.get(id=made["deal_id"])
    assert (customer.owner_id, customer.team_id, deal.owner_id) == (cast.xiaoli.id, cast.team.id, cast.xiaoli.id)


def test_an_existing_customer_is_offered_and_filled_where_it_is_empty(cast, lead):
    known = make_customer(cast.xiaoli, "杭州云帆网络科技有限公司", industry="软件")
    proposal = client_for(cast.xiaoli).get(f"/api/leads/{lead.id}/conversion").json()
    assert [one["id"] for one in proposal["candidates"]] == [known.id]
    assert convert(cast.xiaoli, lead).json()["code"] == "duplicate_suspected"
    answer = convert(cast.xiaoli, lead, customer={"id": known.id}, deal=None)
    assert answer.status_code == 200, answer.json()
    known.refresh_from_db()
    assert (known.industry, known.city) == ("软件", "杭州")
    assert client_for(cast.xiaoli).delete(f"/api/leads/{lead.id}/conversion").status_code == 200
    known.refresh_from_db()
    assert (known.industry, known.city, known.last_followup_at, known.next_contact_at) == ("软件", "", None, None)
    assert Contact.objects.count() == 0


def test_conversion_is_undone_without_a_trace_but_the_history(cast, lead):
    file = StoredFile.objects.create(
        name="a.txt", mime="text/plain", size=1, sha256="", content=b"a", resource="lead", object_id=lead.id
    )
    before = Lead.objects.filter(id=lead.id).values("status", "contacted_at", "qualified_at", "next_contact_at").get()
    made = convert(cast.xiaoli, lead).json()
    file.refresh_from_db()
    assert (file.resource, file.object_id) == ("customer", made["customer_id"])
    answer = client_for(cast.xiaoli).delete(f"/api/leads/{lead.id}/conversion")
    assert answer.status_code == 200, answer.json()
    assert [model.objects.count() for model in (Customer, Contact, Deal)] == [0, 0, 0]
    lead.refresh_from_db()
    assert {name: getattr(lead, name) for name in before} == before
    assert (lead.converted_at, lead.converted_customer_id) == (None, None)
    assert FollowUp.objects.get().customer_id is None
    file.refresh_from_db()
    assert (file.resource, file.object_id) == ("lead", lead.id)
    assert not Event.objects.filter(about__contains=[f"customer:{made['customer_id']}", f"lead:{lead.id}"]).exists()
    assert Conversion.objects.get().undone_at is not None
    assert convert(cast.xiaoli, Lead.objects.get(id=lead.id)).status_code == 200


def test_undoing_says_why_it_cannot(cast, lead):
    made = convert(cast.xiaoli, lead).json()
    client = client_for(cast.xiaoli)
    assert client.get(f"/api/leads/{lead.id}/summary").json()["undo"] == {"possible": True, "reasons": []}
    written.create(actor_for(cast.xiaoli), {"customer": made["customer_id"], "text": "新的拜访"})
    client.patch(f"/api/resources/deal/{made['deal_id']}", {"version": 1, "values": {"amount": "5000"}})
    answer = client.delete(f"/api/leads/{lead.id}/conversion")
    assert answer.status_code == 409
    assert answer.json()["params"]["reasons"] == ["商机后来被改过", "转化后又写了跟进"]
    assert Customer.objects.count() == 1


def test_errors_are_told_under_the_record_they_belong_to(cast, lead):
    answer = convert(cast.xiaoli, lead, deal={"name": "x", "amount": "viel"})
    assert answer.status_code == 422
    assert list(answer.json()["params"]["fields"]) == ["deal.amount"]
    assert Customer.objects.count() == 0


def test_who_may_not_make_deals_converts_without_one(cast, lead):
    from yingdan.conftest import make_member, make_role

    make_role("greeter", lead__read="all", lead__convert="all", customer__read="own", customer__create="own",
              contact__create="all", contact__read="all")  # fmt: skip
    one = make_member("小刘", cast.team, "greeter")
    answer = convert(one, lead)
    assert answer.status_code == 403, answer.json()
    assert convert(one, lead, deal=None).status_code == 200


def test_custom_fields_of_the_same_name_go_along_and_others_where_they_are_sent(cast, lead):
    for resource, name, zh in (
        ("lead", "c_plan", "预算"),
        ("customer", "c_budget", "预算"),
        ("lead", "c_hint", "线索备注"),
    ):
        CustomField.objects.create(resource=resource, name=name, zh=zh, en=zh, type="text", position=1)
    Lead.objects.filter(id=lead.id).update(custom={"c_plan": "十万", "c_hint": "老客户介绍"})
    client = client_for(cast.liu)
    assert client.put("/api/leads/mapping", {"routes": [
        {"source": "c_hint", "resource": "deal", "field": "next_step"},
        {"source": "industry", "resource": "customer", "field": ""},
        {"source": "industry", "resource": "customer", "field": ""},
    ]}).status_code == 200  # fmt: skip
    made = convert(cast.xiaoli, lead).json()
    customer, deal = Customer.objects.get(id=made["customer_id"]), Deal.objects.get(id=made["deal_id"])
    assert (customer.custom, customer.industry, deal.next_step) == ({"c_budget": "十万"}, "", "老客户介绍")


def test_the_mapping_refuses_what_does_not_fit(cast):
    client = client_for(cast.liu)
    for routes in (
        [{"source": "phone", "resource": "customer", "field": "employees"}],
        [{"source": "company", "resource": "customer", "field": "note"},
         {"source": "need", "resource": "customer", "field": "note"}],
        [{"source": "status", "resource": "customer", "field": "note"}],
    ):  # fmt: skip
        assert client.put("/api/leads/mapping", {"routes": routes}).status_code == 422
    assert client_for(cast.xiaoli).get("/api/leads/mapping").status_code == 403


def test_outsiders_cannot_convert(cast, lead):
    client = client_for(cast.xiaowang)
    assert client.get(f"/api/leads/{lead.id}/conversion").status_code == 404
    body = {"version": lead.version, "customer": {"values": {"name": "x"}}}
    assert client.post(f"/api/leads/{lead.id}/conversion", body).status_code == 404


def test_a_converted_lead_is_neither_locked_nor_released(cast, lead):
    assert convert(cast.xiaoli, lead).status_code == 200
    panel = client_for(cast.xiaoli).get(f"/api/pools/records/lead/{lead.id}").json()
    assert (panel["mine"], panel["may_release"]) == (False, False)


def test_a_contact_who_is_there_already_is_taken_as_is(cast, lead):
    known = make_customer(cast.xiaoli, "杭州云帆网络有限公司")
    made = client_for(cast.xiaoli).post(f"/api/customers/{known.id}/contacts", {"name": "王芳", "phone": "13812345678"})
    assert made.status_code == 201, made.json()
    answer = convert(cast.xiaoli, lead, customer={"id": known.id}, contact={"id": made.json()["id"]})
    assert answer.status_code == 200, answer.json()
    assert answer.json()["contact_id"] == made.json()["id"]
    assert Contact.objects.filter(customer=known).count() == 1
    elsewhere = make_lead(cast.xiaoli, name="", company="宁波另一家", contact_name="陈晨", phone="13812349999")
    refused = convert(cast.xiaoli, elsewhere, contact={"id": made.json()["id"]}, confirm=True)
    assert list(refused.json()["params"]["fields"]) == ["contact.id"]
