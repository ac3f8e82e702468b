"""Assigning, status, board, head."""

from yingdan.conftest import client_for
from yingdan.leads.models import Lead
from yingdan.leads.services import assigning
from yingdan.leads.tests.making import make_lead
from yingdan.platform.models import Notification


def test_a_supervisor_assigns_by_filter_and_takes_it_back(cast):
    ids = [make_lead(cast.xiaoli, f"线索{n}").id for n in range(3)]
    client = client_for(cast.chen)
    body = {"owner_id": cast.xiaowang.id, "scope": "all", "filter": {"combinator": "and", "rules": [
        {"field": "status", "operator": "=", "value": "new"}]}}  # fmt: skip
    answer = client.post("/api/leads/assign", body).json()
    assert (answer["done"], answer["failed"]) == (3, [])
    assert set(Lead.objects.values_list("owner_id", flat=True)) == {cast.xiaowang.id}
    told = Notification.objects.get(kind="lead.assigned")
    assert (told.user_id, told.params["count"]) == (cast.xiaowang.user_id, 3)
    owners = client.get(f"/api/leads/{ids[0]}/owners").json()["items"]
    assert [(one["from"], one["to"]) for one in owners] == [("小李", "小王")]
    Lead.objects.filter(id=ids[0]).update(version=9)
    back = client.post("/api/leads/assign/undo", {"token": answer["undo_token"]}).json()
    assert (back["done"], [one["code"] for one in back["failed"]]) == (2, ["changed_since"])


def test_reps_do_not_assign_and_nobody_out_of_reach_is_given(cast):
    lead = make_lead(cast.xiaoli)
    assert client_for(cast.xiaoli).post(f"/api/leads/{lead.id}/assign", {"owner_id": cast.zhang.id}).status_code == 403
    answer = client_for(cast.zhang).post(f"/api/leads/{lead.id}/assign", {"owner_id": cast.xiaowang.id})
    assert answer.status_code == 422
    other = make_lead(cast.xiaowang)
    assert client_for(cast.zhang).post(f"/api/leads/{other.id}/assign", {"owner_id": cast.zhang.id}).status_code == 404


def test_converted_leads_are_not_handed_on(cast):
    open_one, done = make_lead(cast.xiaoli, "甲"), make_lead(cast.xiaoli, "乙")
    Lead.objects.filter(id=done.id).update(status="converted", converted_at=done.created_at)
    assert assigning.owned(cast.xiaoli.id) == 1
    from yingdan.conftest import actor_for

    assert assigning.hand_over(actor_for(cast.admin), cast.xiaoli.id, cast.zhang.id) == 1
    assert Lead.objects.get(id=open_one.id).owner_id == cast.zhang.id


def test_the_way_of_a_lead(cast):
    lead = make_lead(cast.xiaoli)
    client = client_for(cast.xiaoli)

    def put(status, **more):
        return client.post(f"/api/leads/{lead.id}/status", {"status": status, **more})

    assert put("invalid").status_code == 422
    assert put("converted").status_code == 422
    assert put("qualified").json() == {"id": lead.id, "version": 2, "status": "qualified"}
    lead.refresh_from_db()
    assert lead.contacted_at == lead.qualified_at is not None
    assert put("invalid", reason="空号", version=1).status_code == 409
    assert put("invalid", reason="空号").status_code == 200
    lead.refresh_from_db()
    assert (lead.invalid_reason, lead.invalid_at is not None, lead.qualified_at is not None) == ("空号", True, True)
    assert put("new").status_code == 200
    lead.refresh_from_db()
    assert lead.invalid_reason == ""
    assert not lead.invalid_at
    assert not lead.qualified_at
    assert lead.contacted_at is not None


def test_the_board_shows_each_status_within_reach(cast):
    for n in range(22):
        make_lead(cast.xiaoli, f"线索{n}")
    make_lead(cast.xiaowang, "别人的")
    client = client_for(cast.xiaoli)
    columns = {one["status"]: one for one in client.post("/api/leads/board", {}).json()["columns"]}
    assert list(columns) == ["new", "contacted", "qualified", "converted", "invalid"]
    assert (columns["new"]["count"], len(columns["new"]["cards"])) == (22, 20)
    more = client.post("/api/leads/board/new/cards", {"cursor": columns["new"]["next_cursor"]}).json()
    assert (len(more["cards"]), more["next_cursor"]) == (2, None)
    shown = {card["id"] for card in columns["new"]["cards"] + more["cards"]}
    assert len(shown) == 22
    assert client.post("/api/leads/board", {"q": "线索21"}).json()["columns"][0]["count"] == 1


def test_the_head_of_the_page(cast):
    lead = make_lead(cast.xiaoli, company="杭州云帆网络有限公司", phone="13812345678")
    head = client_for(cast.zhang).get(f"/api/leads/{lead.id}/summary").json()
    assert (head["status"], head["can_edit"], head["can_convert"], head["owner"]["label"]) == (
        "new",
        True,
        True,
        "小李",
    )
    assert [step["status"] for step in head["steps"]] == ["new", "contacted", "qualified", "converted"]
    assert client_for(cast.xiaowang).get(f"/api/leads/{lead.id}/summary").status_code == 404
