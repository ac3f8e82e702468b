"""Dashboards are kept, shared and copied; only who made one changes it, and what cannot be asked is refused."""

import pytest

from yingdan.conftest import client_for

pytestmark = pytest.mark.django_db
URL = "/api/dashboards"
NUMBER = {
    "id": "a1", "title": "商机数", "x": 0, "y": 0, "w": 3, "h": 2, "kind": "number", "ask": {"resource": "deal"},
}  # fmt: skip


def made(who, **more):
    answer = client_for(who).post(URL, {"name": "看板", "tiles": [NUMBER], **more})
    assert answer.status_code == 201, answer.content
    return answer.json()


def seen(who):
    return [one["id"] for one in client_for(who).get(URL).json()["items"]]


def test_one_is_for_its_maker_until_it_is_shared(cast):
    mine = made(cast.zhang)
    assert mine["tiles"][0]["ask"] == {"resource": "deal", "scope": "all", "filter": None, "q": "", "sum": None}
    assert (seen(cast.zhang), seen(cast.xiaoli)) == ([mine["id"]], [])
    client = client_for(cast.zhang)
    body = {"version": mine["version"], "visibility": "team"}
    shared = client.patch(f"{URL}/{mine['id']}", body).json()
    assert (seen(cast.xiaoli), seen(cast.xiaowang)) == ([mine["id"]], [])
    client.patch(f"{URL}/{mine['id']}", {"version": shared["version"], "visibility": "company"})
    assert seen(cast.xiaowang) == [mine["id"]]
    read = client_for(cast.xiaowang).get(f"{URL}/{mine['id']}").json()
    assert (read["mine"], read["owner"]) == (False, cast.zhang.name)


def test_only_its_maker_changes_it_others_copy(cast):
    mine = made(cast.zhang, visibility="company")
    other = client_for(cast.xiaowang)
    path = f"{URL}/{mine['id']}"
    assert other.patch(path, {"version": 1, "name": "x"}).status_code == 403
    assert other.delete(path).status_code == 403
    copied = other.post(f"{path}/copy", {"name": "我的"}).json()
    assert (copied["mine"], copied["visibility"], copied["tiles"]) == (True, "private", mine["tiles"])
    assert client_for(cast.zhang).patch(path, {"version": 9, "name": "x"}).status_code == 409
    assert client_for(cast.zhang).delete(path).status_code == 204
    assert seen(cast.xiaowang) == [copied["id"]]


def test_sharing_takes_the_permission(cast):
    assert client_for(cast.xiaoli).post(URL, {"name": "x", "visibility": "company"}).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"x": 10}, {"w": 1}, {"h": 0}, {"kind": "clock"}, {"ask": {}}, {"ask": {"resource": "deal", "more": 1}},
        {"kind": "chart"}, {"kind": "metric", "ask": {"metric": "a b"}}, {"id": "<b>"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(cast, wrong):
    answer = client_for(cast.zhang).post(URL, {"name": "x", "tiles": [{**NUMBER, **wrong}]})
    assert answer.status_code == 422, answer.content
