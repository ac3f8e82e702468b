"""A leaver's customers, deals and leads go over in one go, signed by both, and can be taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import client_for, make_member
from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.people.models import Handover, Item
from yingdan.platform.models import AuditEntry, Event, Notification


def lead_of(owner, name="王经理", **columns):
    return Lead.objects.create(name=name, owner=owner, team=owner.team, created_by=owner, **columns)


@pytest.fixture
def estate(cast):
    """小李 has three customers, two open deals (one at a customer of 张主管) and a won one, and two leads."""
    mine = [make_customer(cast.xiaoli, name) for name in ("北京华兴", "上海远大", "天津海光")]
    deals = [
        make_deal(cast.xiaoli, customer=mine[0].id, amount=Decimal(5)),
        make_deal(cast.xiaoli),
    ]
    Deal.objects.filter(id=deals[1].id).update(customer=make_customer(cast.zhang, "广州和平"))
    won = make_deal(cast.xiaoli, customer=mine[1].id, amount=Decimal(9))
    close(cast.xiaoli, won)
    leads = [lead_of(cast.xiaoli), lead_of(cast.xiaoli, "李经理", status="invalid")]
    return {"customers": mine, "deals": deals, "won": won, "leads": leads}


def begin(cast, kind="leaving", by=None, member=None, **more):
    giver = member or cast.xiaoli
    answer = client_for(by or cast.hr).post("/api/handovers", {"member_id": giver.id, "kind": kind, **more})
    assert answer.status_code == 201, answer.content
    return answer.json()


def plan(cast, page, rules, by=None, **more):
    body = {"version": page["version"], "rules": rules, "until": page["until"], **more}
    answer = client_for(by or cast.hr).put(f"/api/handovers/{page['id']}", body)
    assert answer.status_code == 200, answer.content
    return answer.json()


def act(who, page, verb, *, ok=200):
    answer = client_for(who).post(f"/api/handovers/{page['id']}/{verb}", {"version": page["version"]})
    assert answer.status_code == ok, answer.content
    return answer.json()


def sign(who, page, *, ok=200):
    answer = client_for(who).post(f"/api/handovers/{page['id']}/sign")
    assert answer.status_code == ok, answer.content
    return answer.json()


def all_to(cast, person, **more):
    return {kind: {"method": "one", "people": [person.id], **more} for kind in ("customer", "deal", "lead")}


def signed(cast, rules, kind="leaving", **more):
    page = plan(cast, begin(cast, kind, **more), rules)
    page = act(cast.hr, page, "submit")
    for one in page["receivers"]:
        page = sign(next(who for who in (cast.xiaowang, cast.zhang) if who.id == one["id"]), page)
    return sign(cast.xiaoli, page)


def test_everything_goes_over_when_both_have_signed(cast, estate):
    page = begin(cast)
    counts = {part["kind"]: part["count"] for part in page["parts"] if part["count"]}
    assert counts == {"customer": 3, "deal": 2, "lead": 1}
    page = plan(cast, page, all_to(cast, cast.xiaowang))
    assert [(one["name"], one["counts"]) for one in page["receivers"]] == [
        ("小王", {"customer": 3, "deal": 2, "lead": 1})
    ]
    page = act(cast.hr, page, "submit")
    act(cast.hr, page, "commit", ok=409)
    page = sign(cast.xiaowang, page)
    page = sign(cast.xiaoli, page)
    stage = list(Deal.objects.filter(id=estate["deals"][0].id).values("stage_id", "stage_entered_at", "opened_on"))
    page = act(cast.hr, page, "commit")
    assert page["status"] == "done"
    assert page["result"]["moved"] == {"customer": 3, "deal": 2, "lead": 1}
    assert set(Customer.objects.filter(owner=cast.xiaowang).values_list("id", flat=True)) == {
        one.id for one in estate["customers"]
    }
    assert not Customer.objects.filter(owner=cast.xiaoli).exists()
    assert Deal.objects.get(id=estate["won"].id).owner_id == cast.xiaoli.id
    assert Lead.objects.get(id=estate["leads"][1].id).owner_id == cast.xiaoli.id
    assert stage == list(
        Deal.objects.filter(id=estate["deals"][0].id).values("stage_id", "stage_entered_at", "opened_on")
    )
    owners = client_for(cast.xiaowang).get(f"/api/customers/{estate['customers'][0].id}/owners").json()["items"]
    assert [(one["from"], one["to"], one["note"]) for one in owners] == [("小李", "小王", "小李 离职交接")]
    told = Notification.objects.filter(user=cast.xiaowang.user, kind="handover.done").get()
    assert told.params["count"] == 6
    assert_sums_are_true()


def test_undo_brings_back_what_was_not_changed_since(cast, estate):
    page = act(cast.hr, signed(cast, all_to(cast, cast.xiaowang)), "commit")
    changed = estate["customers"][0]
    Customer.objects.filter(id=changed.id).update(version=9)
    page = act(cast.hr, page, "undo")
    assert page["status"] == "undone"
    assert page["result"]["back"] == {"customer": 2, "deal": 2, "lead": 1}
    assert page["result"]["changed"] == {"customer": 1}
    assert list(Customer.objects.filter(owner=cast.xiaowang)) == [changed]
    assert Customer.objects.filter(owner=cast.xiaoli, team=cast.xiaoli.team).count() == 2
    assert_sums_are_true()
    act(cast.hr, page, "undo", ok=409)


def test_undo_ends_after_seven_days(cast, estate):
    page = act(cast.hr, signed(cast, all_to(cast, cast.xiaowang)), "commit")
    Handover.objects.update(done_at=clock.now() - timedelta(days=7, minutes=1))
    assert act(cast.hr, page, "undo", ok=409)["code"] == "handover_undo_over"


def test_deals_go_where_their_customer_goes(cast, estate):
    page = begin(cast)
    rules = {
        "customer": {"method": "one", "people": [cast.xiaowang.id]},
        "deal": {"method": "one", "people": [cast.zhang.id], "follow": True},
        "lead": {"method": "one", "people": [cast.zhang.id]},
    }
    plan(cast, page, rules)
    to = dict(Item.objects.filter(kind="deal").values_list("record_id", "to_id"))
    assert to == {estate["deals"][0].id: cast.xiaowang.id, estate["deals"][1].id: cast.zhang.id}


def test_one_chosen_by_hand_outlives_another_rule(cast, estate):
    page = plan(cast, begin(cast), all_to(cast, cast.xiaowang))
    item = Item.objects.get(kind="customer", record_id=estate["customers"][1].id)
    path = f"/api/handovers/{page['id']}/items"
    page = client_for(cast.hr).post(path, {"item_ids": [item.pk], "to_id": cast.zhang.id}).json()
    page = plan(cast, page, all_to(cast, cast.xiaowang))
    item.refresh_from_db()
    assert item.to_id == cast.zhang.id
    page = client_for(cast.hr).post(path, {"item_ids": [item.pk], "to_id": None}).json()
    item.refresh_from_db()
    assert (item.to_id, item.chosen) == (cast.xiaowang.id, False)


def test_of_a_leaver_nothing_may_be_left_over(cast, estate):
    page = plan(cast, begin(cast), {"customer": {"method": "one", "people": [cast.xiaowang.id]}})
    assert act(cast.hr, page, "submit", ok=409)["params"] == {"count": 3}
    page = act(cast.hr, page, "cancel")
    page = plan(cast, begin(cast, "moving"), {"customer": {"method": "one", "people": [cast.xiaowang.id]}})
    act(cast.hr, page, "submit")


def test_what_came_since_it_was_signed_stops_it(cast, estate):
    page = signed(cast, all_to(cast, cast.xiaowang))
    make_customer(cast.xiaoli, "后来者")
    assert act(cast.hr, page, "commit", ok=409)["code"] == "handover_changed"
    page = act(cast.hr, page, "withdraw")
    assert page["receivers"][0]["signed_at"] is None


def test_what_went_elsewhere_meanwhile_stays_there(cast, estate):
    page = signed(cast, all_to(cast, cast.xiaowang))
    away = estate["customers"][2]
    Customer.objects.filter(id=away.id).update(owner=cast.zhang, team=cast.zhang.team)
    page = act(cast.hr, page, "commit")
    assert page["result"]["moved"]["customer"] == 2
    assert Customer.objects.get(id=away.id).owner_id == cast.zhang.id


def test_the_superior_signs_for_who_is_gone(cast, estate):
    page = act(cast.hr, plan(cast, begin(cast), all_to(cast, cast.xiaowang)), "submit")
    assert sign(cast.hr, page, ok=403)["code"] == "handover_not_yours_to_sign"
    cast.xiaoli.ended_on = clock.today() - timedelta(days=1)
    cast.xiaoli.save()
    page = sign(cast.hr, page)
    assert page["signed_by"] == "人事小吴"


def test_a_stand_in_works_for_a_while_and_owns_nothing(cast, estate):
    until = clock.today() + timedelta(days=5)
    rules = {kind: {"method": "one", "people": [cast.xiaowang.id]} for kind in ("customer", "deal")}
    page = signed(cast, rules, "leave", until=until.isoformat())
    assert {part["kind"] for part in page["parts"]} >= {"customer", "deal", "lead", "task"}
    page = act(cast.hr, page, "commit")
    assert page["result"]["moved"] == {"customer": 3, "deal": 2}
    assert Customer.objects.filter(owner=cast.xiaoli).count() == 3
    stand_in = client_for(cast.xiaowang)
    path = f"/api/resources/customer/{estate['customers'][0].id}"
    answer = stand_in.patch(path, {"version": 1, "values": {"note": "代管中"}})
    assert answer.status_code == 200, answer.content
    assert Notification.objects.filter(user=cast.xiaowang.user, kind="handover.stand_in").exists()
    page = act(cast.hr, page, "undo")
    assert page["status"] == "ended"
    assert stand_in.get(path).status_code == 404


def test_notes_stand_on_the_timeline(cast, estate):
    page = plan(cast, begin(cast), all_to(cast, cast.xiaowang), checklist=["已告知客户", "价格已交代"])
    item = Item.objects.get(kind="customer", record_id=estate["customers"][0].id)
    path = f"/api/handovers/{page['id']}/items/{item.pk}"
    answer = client_for(cast.xiaoli).patch(path, {"note": "老板姓周，月底结款", "checked": [0, 1]})
    assert answer.status_code == 200, answer.content
    page = act(cast.hr, page, "submit")
    for who in (cast.xiaowang, cast.xiaoli):
        page = sign(who, page)
    act(cast.hr, page, "commit")
    event = Event.objects.get(verb="customer.handover_note")
    assert event.params["note"] == "老板姓周，月底结款"
    assert event.about == [f"customer:{estate['customers'][0].id}"]


def test_personnel_does_not_learn_the_names(cast, estate):
    page = plan(cast, begin(cast), all_to(cast, cast.xiaowang))
    path = f"/api/handovers/{page['id']}/items?kind=customer"
    rows = client_for(cast.hr).get(path).json()["rows"]
    assert [row["title"] for row in rows] == [None, None, None]
    assert client_for(cast.xiaowang).get(path).status_code == 404  # a draft is nobody else's
    assert {row["title"] for row in client_for(cast.xiaoli).get(path).json()["rows"]} == {
        "北京华兴", "上海远大", "天津海光",
    }  # fmt: skip
    act(cast.hr, page, "submit")
    assert len(client_for(cast.xiaowang).get(path).json()["rows"]) == 3
    waiting = client_for(cast.xiaowang).get("/api/handovers/waiting").json()["items"]
    assert [one["giver"] for one in waiting] == ["小李"]


def test_only_within_reach_and_only_to_people_within_reach(cast, estate):
    outside = client_for(make_member("外主管", cast.other_team, "supervisor"))
    assert outside.post("/api/handovers", {"member_id": cast.xiaoli.id, "kind": "moving"}).status_code == 404
    own = client_for(cast.xiaoli)
    assert own.post("/api/handovers", {"member_id": cast.xiaoli.id, "kind": "moving"}).status_code == 403
    page = begin(cast, "moving", by=cast.zhang)
    assert outside.get(f"/api/handovers/{page['id']}").status_code == 404
    body = {"version": 1, "rules": {"customer": {"method": "one", "people": [cast.xiaowang.id]}}}
    refused = client_for(cast.zhang).put(f"/api/handovers/{page['id']}", body)
    assert refused.status_code == 422
    again = client_for(cast.hr).post("/api/handovers", {"member_id": cast.xiaoli.id, "kind": "leaving"})
    assert again.json()["code"] == "handover_open_already"


def test_the_audit_trail_says_why(cast, estate):
    act(cast.hr, signed(cast, all_to(cast, cast.xiaowang)), "commit")
    assert AuditEntry.objects.filter(table="people_handover").exists()
