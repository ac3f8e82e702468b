"""The queue: who sees which pair, what is decided, merged many at a time, by the API as the page uses it."""

from yingdan.conftest import client_for
from yingdan.customers.models import Customer, DuplicatePair, Merge
from yingdan.customers.services import sweeping
from yingdan.customers.tests.making import make_customer


def queue(member, **asked):
    return client_for(member).get("/api/customers/duplicates/pairs", asked).json()


def test_a_pair_is_shown_side_by_side_to_who_may_merge_both(cast):
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    make_customer(cast.xiaowang, "华兴科技（杭州）")
    make_customer(cast.xiaoli, "成都天海食品有限公司", phone="13812345678")
    make_customer(cast.xiaoli, "成都天海食品", phone="13812345678")
    sweeping.sweep()
    everything = queue(cast.admin)
    assert everything["counts"] == {"same": 1, "likely": 1}
    assert [one["level"] for one in everything["items"]] == ["same", "likely"]
    both = everything["items"][1]["records"]
    assert [one["values"]["owner"]["label"] for one in both] == ["小李", "小王"]
    assert everything["items"][0]["reasons"][0]["code"] == "same_name"
    assert [one["level"] for one in queue(cast.xiaoli)["items"]] == ["same"]
    assert queue(cast.xiaowang)["items"] == []
    assert client_for(cast.inspector).get("/api/customers/duplicates/pairs").status_code == 403


def test_pages_follow_each_other(cast):
    for number in range(3):
        for form in ("有限公司", ""):
            make_customer(cast.xiaoli, f"杭州{'华瑞天'[number]}{'兴丰海'[number]}科技{form}")
    sweeping.sweep()
    from_first = queue(cast.xiaoli)
    assert len(from_first["items"]) == 3
    assert from_first["next_cursor"] is None


def test_not_the_same_is_remembered_and_can_be_taken_back(cast):
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    make_customer(cast.xiaoli, "华兴科技（杭州）")
    sweeping.sweep()
    client = client_for(cast.xiaoli)
    ids = [one["id"] for one in queue(cast.xiaoli)["items"]]
    assert client.post("/api/customers/duplicates/different", {"ids": ids}).json() == {"done": 1}
    sweeping.sweep()
    assert queue(cast.xiaoli)["items"] == []
    assert DuplicatePair.objects.get().decided_by == cast.xiaoli
    assert [one["id"] for one in queue(cast.xiaoli, state="different")["items"]] == ids
    assert client.post("/api/customers/duplicates/reopen", {"ids": ids}).json() == {"done": 1}
    assert len(queue(cast.xiaoli)["items"]) == 1
    assert client_for(cast.xiaowang).post("/api/customers/duplicates/different", {"ids": ids}).status_code == 404


def test_preview_merge_and_undo_by_the_api(cast):
    one = make_customer(cast.xiaoli, "杭州华兴科技有限公司", phone="13812345678", tags=["重点"])
    other = make_customer(cast.xiaoli, "华兴科技", tags=["展会"], status="existing")
    client = client_for(cast.xiaoli)
    seen = client.post("/api/customers/merge/preview", {"ids": [one.id, other.id]}).json()
    assert seen["survivor"] == other.id  # it has come further
    fields = {field["name"]: field for field in seen["fields"]}
    assert fields["phone"]["choice"] == str(one.id)
    assert fields["tags"]["choice"] == "both"
    assert fields["owner"]["differs"] is False
    body = {
        "ids": [one.id, other.id],
        "survivor_id": one.id,
        "choices": {"name": str(one.id), "tags": "both", "status": str(other.id)},
        "versions": {str(side["id"]): side["version"] for side in seen["records"]},
    }
    made = client.post("/api/customers/merge", body).json()
    assert made["survivor_id"] == one.id
    assert client.post("/api/customers/merge", body).json()["code"] == "merge_gone"
    (row,) = client.get("/api/customers/merges").json()["items"]
    assert (row["merged"], row["automatic"], row["by"]) == (["华兴科技"], False, "小李")
    assert client.post(f"/api/customers/merges/{made['id']}/undo").json()["restored"] == [other.id]
    assert Customer.objects.count() == 2


def test_a_choice_of_somebody_else_is_refused(cast):
    one, other = make_customer(cast.xiaoli, "杭州华兴科技"), make_customer(cast.xiaoli, "成都天海食品")
    body = {"ids": [one.id, other.id], "survivor_id": one.id}
    for choices in ({"phone": "999999"}, {"phone": "both"}, {"phone": "x"}):
        assert client_for(cast.xiaoli).post("/api/customers/merge", {**body, "choices": choices}).status_code == 422
    assert client_for(cast.xiaoli).post("/api/customers/merge", {**body, "ids": [one.id, one.id]}).status_code == 422


def test_a_group_is_merged_pair_by_pair_and_tells_what_could_not_go(cast):
    for name in ("杭州华兴科技有限公司", "华兴科技（杭州）", "杭州华兴科技"):
        make_customer(cast.xiaoli, name)
    sweeping.sweep()
    ids = [one["id"] for one in queue(cast.xiaoli)["items"]]
    assert len(ids) == 3
    told = client_for(cast.xiaoli).post("/api/customers/duplicates/merge", {"ids": ids}).json()
    assert told["failed"] == []
    assert Customer.objects.count() == Merge.objects.count() == len(told["done"]) == 1
    assert queue(cast.xiaoli)["items"] == []
