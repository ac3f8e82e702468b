"""Leads: made, changed, found again, contacted, removed, given away."""

from datetime import timedelta

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import FollowUp
from yingdan.customers.services import duplicate_settings
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock
from yingdan.kernel.errors import AppError, Conflict, Invalid, NotFound
from yingdan.leads.models import Lead
from yingdan.leads.selectors import get_lead, visible_leads
from yingdan.leads.services import followups, leads
from yingdan.leads.tests.making import make_lead, make_source


def test_a_lead_is_the_makers_own_and_completed(cast):
    lead = make_lead(cast.xiaoli, name="", company="上海华兴贸易有限公司", contact_name="王芳", phone="138 1234 5678")
    lead.refresh_from_db()
    assert (lead.name, lead.company_key, lead.phone) == ("王芳 · 上海华兴贸易有限公司", "上海华兴贸易", "13812345678")
    assert (lead.owner_id, lead.team_id, lead.status) == (cast.xiaoli.id, cast.team.id, "new")
    assert lead.owned_since is not None


def test_a_lead_may_be_nobodys(cast):
    lead = make_lead(cast.support, owner=None)
    assert (lead.owner_id, lead.team_id) == (None, cast.company.id)


def test_a_lead_needs_something_to_be_called_by(cast):
    with pytest.raises(Invalid):
        make_lead(cast.xiaoli, name=" ")
    assert make_lead(cast.xiaoli, name="", phone="13812345678").name == "13812345678"


def test_only_those_within_reach_see_it(cast):
    lead = make_lead(cast.xiaoli)
    seen = {
        one.name
        for one in (cast.xiaoli, cast.zhang, cast.chen, cast.liu, cast.xiaowang, cast.inspector)
        if visible_leads(actor_for(one)).filter(id=lead.id).exists()
    }
    assert seen == {"小李", "张主管", "陈经理", "刘总", "督导老孙"}
    with pytest.raises(NotFound):
        get_lead(actor_for(cast.xiaowang), lead.id)


def test_entry_warns_of_leads_and_customers_out_of_sight_without_telling_more_than_the_owner(cast):
    make_lead(cast.xiaoli, name="老王", phone="13812345678")
    make_customer(cast.xiaoli, "华东精密制造有限公司")
    with pytest.raises(Conflict) as caught:
        leads.create(actor_for(cast.xiaowang), {"name": "王先生", "phone": "+86 138-1234-5678"})
    [found] = caught.value.params["candidates"]
    assert (found["id"], found["owner"], found["reason"], found["resource"]) == (None, "小李", "phone", "lead")
    with pytest.raises(Conflict) as caught:
        leads.create(actor_for(cast.xiaowang), {"company": "华东精密制造"})
    assert caught.value.params["candidates"][0]["resource"] == "customer"


def test_of_others_leads_no_more_is_told_than_of_their_customers(cast, monkeypatch):
    make_lead(cast.xiaowang, "苏州恒润包装有限公司", company="苏州恒润包装有限公司", phone="13812345678")
    client = client_for(cast.xiaoli)
    [by_phone] = client.get("/api/leads/duplicates?phone=13812345678").json()["items"]
    assert (by_phone["id"], by_phone["owner"], by_phone["reasons"]) == (None, "小王", ["same_phone"])
    assert "恒润" not in by_phone["name"]
    [by_name] = client.get("/api/leads/duplicates", {"name": "苏州恒润包装有限公司"}).json()["items"]
    assert (by_name["id"], by_name["name"]) == (None, "苏州恒润包装有限公司")
    monkeypatch.setattr(duplicate_settings, "tell", lambda: "team")
    [as_wanted] = client.get("/api/leads/duplicates?phone=13812345678").json()["items"]
    assert (as_wanted["owner"], as_wanted["team"]) == (None, cast.other_team.name)


def test_given_up_leads_are_no_duplicates(cast):
    old = make_lead(cast.xiaoli, phone="13812345678")
    Lead.objects.filter(id=old.id).update(status="invalid")
    leads.create(actor_for(cast.xiaowang), {"name": "王先生", "phone": "13812345678"})


def test_the_first_follow_up_makes_a_lead_contacted(cast):
    lead, actor = make_lead(cast.xiaoli), actor_for(cast.xiaoli)
    early, late = clock.now() - timedelta(days=3), clock.now() - timedelta(days=1)
    followups.create(actor, lead.id, {"text": "电话打通了", "happened_at": late, "next_contact_at": clock.now()})
    followups.create(actor, lead.id, {"text": "补记第一次", "happened_at": early})
    lead.refresh_from_db()
    assert (lead.status, lead.contacted_at, lead.last_followup_at) == ("contacted", early, late)
    assert lead.next_contact_at is not None
    assert lead.version == 1


def test_a_follow_up_of_a_lead_is_seen_by_who_sees_the_lead_and_on_its_timeline(cast):
    lead = make_lead(cast.xiaoli)
    followups.create(actor_for(cast.xiaoli), lead.id, {"text": "约了周五见面", "method": "visit"})
    for one, number in ((cast.xiaoli, 1), (cast.zhang, 1), (cast.xiaowang, 0)):
        answer = client_for(one).post("/api/resources/followup/query", {"columns": ["text", "lead", "customer"]})
        rows = answer.json()["rows"]
        assert len(rows) == number
        assert all(row["values"]["lead"] == {"id": lead.id, "label": "王经理"} for row in rows)
        assert all(row["values"]["customer"] is None for row in rows)
    items = client_for(cast.zhang).get(f"/api/resources/lead/{lead.id}/timeline").json()["items"]
    assert [item["verb"] for item in items] == ["followup.visit", "lead.created"]


def test_deleting_a_follow_up_takes_the_last_contact_back(cast):
    lead, actor = make_lead(cast.xiaoli), actor_for(cast.xiaoli)
    from yingdan.customers.services import followups as written

    one = followups.create(actor, lead.id, {"text": "一", "happened_at": clock.now() - timedelta(days=2)})
    two = followups.create(actor, lead.id, {"text": "二"})
    written.remove(actor, two)
    lead.refresh_from_db()
    assert lead.last_followup_at == one.happened_at


def test_a_removed_lead_takes_its_follow_ups_along(cast):
    lead, actor = make_lead(cast.xiaoli), actor_for(cast.xiaoli)
    followups.create(actor, lead.id, {"text": "一"})
    leads.remove(actor_for(cast.liu), lead)
    assert FollowUp.objects.count() == 0


def test_the_generic_api_reads_and_writes_leads(cast):
    source = make_source()
    client = client_for(cast.xiaoli)
    made = client.post(
        "/api/resources/lead",
        {"values": {"company": "杭州云帆网络有限公司", "source": source.id, "phone": "13900001111"}},
    )
    assert made.status_code == 201, made.json()
    body = made.json()
    assert body["title"] == "杭州云帆网络有限公司"
    assert body["values"]["source"] == {"id": source.id, "label": "春季展会"}
    changed = client.patch(
        f"/api/resources/lead/{body['id']}", {"version": body["version"], "values": {"industry": "互联网"}}
    )
    assert changed.json()["values"]["industry"] == "互联网"
    found = client.post("/api/resources/lead/query", {"q": "yunfan", "columns": ["name"]}).json()["rows"]
    assert len(found) == 1


def test_status_is_not_set_by_editing(cast):
    lead = make_lead(cast.xiaoli)
    answer = client_for(cast.xiaoli).patch(
        f"/api/resources/lead/{lead.id}", {"version": 1, "values": {"status": "converted"}}
    )
    assert answer.status_code == 422


def test_giving_moves_owner_team_and_holding_time(cast):
    lead = make_lead(cast.xiaoli)
    long_ago = clock.now() - timedelta(days=99)
    Lead.objects.filter(id=lead.id).update(owned_since=long_ago)
    [given] = leads.give([lead], cast.xiaowang)
    lead.refresh_from_db()
    assert (lead.owner_id, lead.team_id, lead.version) == (cast.xiaowang.id, cast.other_team.id, 2)
    assert given.owner_id == cast.xiaoli.id
    assert lead.owned_since is not None
    assert lead.owned_since > long_ago


def test_a_converted_lead_is_neither_changed_nor_removed(cast):
    lead = make_lead(cast.xiaoli)
    Lead.objects.filter(id=lead.id).update(status="converted", converted_at=clock.now())
    lead.refresh_from_db()
    for work in (
        lambda: leads.save(actor_for(cast.xiaoli), lead, {"note": "x"}),
        lambda: leads.remove(actor_for(cast.liu), lead),
        lambda: followups.create(actor_for(cast.xiaoli), lead.id, {"text": "x"}),
    ):
        with pytest.raises(AppError) as caught:
            work()
        assert caught.value.code == "lead_is_converted"
