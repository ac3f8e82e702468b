"""A day is planned, tried, arranged, accepted, and planned anew; who may."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import ApiClient, Cast, client_for
from yingdan.coverage.tests.making import make_customer, make_outlet
from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.routes.models import RoutePlan
from yingdan.routes.tests.making import a_card, placed

pytestmark = pytest.mark.django_db
HOUR = 3600


def propose(client: ApiClient, member: int, **body: Any) -> Any:
    return client.post(f"/api/routes/members/{member}/plans", {"day": str(clock.today()), **body})


def names(plan: dict[str, Any]) -> list[str]:
    return [one["name"] for one in plan["stops"] if one["position"]]


def test_the_day_of_the_card_is_put_in_the_shortest_order(cast: Cast) -> None:
    a_card(cast.xiaoli, 5)
    client = client_for(cast.xiaoli)
    day = client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()
    assert [one["name"] for one in day["visits"]] == ["店 1", "店 2", "店 3", "店 4", "店 5"]
    assert (day["proposed"], day["accepted"], day["can_edit"]) == (None, None, True)
    answer = propose(client, cast.xiaoli.pk)
    assert answer.status_code == 201
    plan = answer.json()
    assert names(plan) in (["店 1", "店 3", "店 5", "店 4", "店 2"], ["店 2", "店 4", "店 5", "店 3", "店 1"])
    assert plan["metres"] < plan["before_metres"] / 2
    assert plan["seconds"] < plan["before_seconds"]
    first = plan["stops"][0]
    assert (first["arrive"], first["leave"]) == (9 * HOUR, 9 * HOUR + 20 * 60)
    assert plan["provider"] == "built_in"
    again = propose(client, cast.xiaoli.pk).json()
    assert again["id"] != plan["id"]
    assert RoutePlan.objects.filter(member=cast.xiaoli).count() == 1


def test_windows_of_the_card_are_kept(cast: Cast) -> None:
    card, rows = a_card(cast.xiaoli, 4)
    card.outlets.filter(customer=rows[1]).update(window_from=time(9), window_to=time(9, 30))
    plan = propose(client_for(cast.xiaoli), cast.xiaoli.pk).json()
    assert names(plan)[0] == "店 2"
    assert plan["late"] == 0


def test_a_start_is_gone_from_and_back_to(cast: Cast) -> None:
    a_card(cast.xiaoli, 3)
    start = {"name": "公司", "latitude": 31.2, "longitude": 121.3, "returns": True}
    client = client_for(cast.xiaoli)
    plan = propose(client, cast.xiaoli.pk, start=start).json()
    assert plan["stops"][0]["metres"] > 9000
    assert plan["ends"] > plan["stops"][-1]["leave"]
    assert client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()["start"]["name"] == "公司"


def test_what_does_not_fit_is_left_out_the_least_valuable_first(cast: Cast) -> None:
    rows = [placed("A店", cast.xiaoli, grade="A"), placed("C店", cast.xiaoli, grade="C"), placed("B店", cast.xiaoli)]
    client = client_for(cast.xiaoli)
    body = {"customer_ids": [one.pk for one in rows], "day_from": 9 * HOUR, "day_to": 9 * HOUR + 85 * 60}
    plan = propose(client, cast.xiaoli.pk, **body).json()  # two visits of forty minutes
    assert sorted(names(plan)) == ["A店", "B店"]
    assert [one["name"] for one in plan["stops"] if one["position"] is None] == ["C店"]
    kept = propose(client, cast.xiaoli.pk, **body, must=[rows[1].pk]).json()
    assert "C店" in names(kept)


def test_a_trial_counts_and_writes_nothing(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 4)
    client = client_for(cast.xiaoli)
    plan = propose(client, cast.xiaoli.pk).json()
    ids = [one.pk for one in rows]
    tried = client.post(f"/api/routes/plans/{plan['id']}/trial", {"order": ids}).json()
    assert tried["metres"] == tried["before_metres"] == plan["before_metres"]
    assert [one["customer_id"] for one in tried["stops"]] == ids
    assert client.get(f"/api/routes/plans/{plan['id']}").json() == plan
    part = client.post(f"/api/routes/plans/{plan['id']}/trial", {"order": ids[:2]}).json()
    assert part["metres"] < tried["metres"]
    assert client.post(f"/api/routes/plans/{plan['id']}/trial", {"order": [*ids, ids[0]]}).status_code == 422
    assert client.post(f"/api/routes/plans/{plan['id']}/trial", {"order": [9_999_999]}).status_code == 422


def test_an_order_by_hand_is_kept(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 4)
    client = client_for(cast.xiaoli)
    plan = propose(client, cast.xiaoli.pk).json()
    order = [rows[3].pk, rows[0].pk, rows[2].pk]
    body = {"version": plan["version"], "order": order, "must": [rows[0].pk]}
    saved = client.put(f"/api/routes/plans/{plan['id']}/order", body).json()
    assert [one["customer_id"] for one in saved["stops"] if one["position"]] == order
    assert saved["by"] == "hand"
    assert [one["customer_id"] for one in saved["stops"] if one["must"]] == [rows[0].pk]
    assert saved["stops"][-1]["position"] is None
    assert client.put(f"/api/routes/plans/{plan['id']}/order", body).status_code == 409


def test_accepting_replaces_the_plan_of_the_day_and_tells_the_rep(cast: Cast) -> None:
    a_card(cast.xiaoli, 3)
    rep, supervisor = client_for(cast.xiaoli), client_for(cast.zhang)
    first = propose(rep, cast.xiaoli.pk).json()
    path = f"/api/routes/plans/{first['id']}/acceptance"
    done = rep.post(path, {"version": first["version"]}).json()
    assert done["status"] == "accepted"
    assert rep.post(path, {"version": done["version"]}).json()["version"] == done["version"]
    assert rep.post(f"/api/routes/plans/{first['id']}/discard", {"version": done["version"]}).status_code == 409
    second = propose(supervisor, cast.xiaoli.pk).json()
    supervisor.post(f"/api/routes/plans/{second['id']}/acceptance", {"version": second["version"]})
    day = rep.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()
    assert (day["accepted"]["id"], day["proposed"]) == (second["id"], None)
    assert rep.get(f"/api/routes/plans/{first['id']}").json()["status"] == "replaced"
    told = Notification.objects.filter(user_id=cast.xiaoli.user_id, kind="routes.accepted")
    assert [one.path for one in told] == ["/m/route"]


def test_after_a_cancellation_the_rest_is_planned_from_here(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 5)
    client = client_for(cast.xiaoli)
    plan = propose(client, cast.xiaoli.pk).json()
    first, second = plan["stops"][0], plan["stops"][1]
    body = {"version": plan["version"], "without": [second["customer_id"]], "now": first["leave"]}
    after = client.post(f"/api/routes/plans/{plan['id']}/replanning", body).json()
    assert [one["done"] for one in after["stops"]] == [True, False, False, False]
    assert second["name"] not in names(after)
    assert [one["position"] for one in after["stops"]] == [1, 2, 3, 4]
    assert after["stops"][1]["arrive"] >= first["leave"]
    assert (after["stops"][0]["arrive"], after["stops"][0]["leave"]) == (first["arrive"], first["leave"])
    rest = {"version": after["version"], "without": [one["customer_id"] for one in after["stops"][1:]]}
    empty = client.post(f"/api/routes/plans/{plan['id']}/replanning", rest).json()
    assert (len(empty["stops"]), empty["metres"]) == (1, 0)
    assert len(rows) == 5


def test_who_may(cast: Cast) -> None:
    a_card(cast.xiaoli, 3)
    plan = propose(client_for(cast.zhang), cast.xiaoli.pk).json()
    outsider, inspector = client_for(cast.xiaowang), client_for(cast.inspector)
    assert propose(outsider, cast.xiaoli.pk).status_code == 404
    assert outsider.get(f"/api/routes/plans/{plan['id']}").status_code == 404
    assert outsider.get(f"/api/routes/members/{cast.xiaoli.pk}/map").status_code == 404
    assert inspector.get(f"/api/routes/plans/{plan['id']}").status_code == 200
    assert propose(inspector, cast.xiaoli.pk).status_code == 403
    assert client_for(cast.finance).get(f"/api/routes/plans/{plan['id']}").status_code == 403


def test_customers_out_of_reach_are_neither_planned_nor_named(cast: Cast) -> None:
    card, _ = a_card(cast.xiaoli, 3)
    make_outlet(card, placed("秘密店", cast.xiaowang), card.routes.get())
    client = client_for(cast.xiaoli)
    day = client.get(f"/api/routes/members/{cast.xiaoli.pk}/day")
    assert day.json()["hidden"] == 1
    assert "秘密店" not in day.content.decode()
    assert len(propose(client, cast.xiaoli.pk).json()["stops"]) == 3
    stranger = placed("小王店", cast.xiaowang)
    assert propose(client, cast.xiaoli.pk, customer_ids=[stranger.pk]).status_code == 409


def test_customers_without_a_position_are_listed_and_an_empty_day_says_so(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    assert propose(client, cast.xiaoli.pk).json()["code"] == "route_empty"
    nowhere = make_customer("无坐标", cast.xiaoli)
    assert propose(client, cast.xiaoli.pk, customer_ids=[nowhere.pk]).json()["code"] == "route_unplaced"
    card, _ = a_card(cast.xiaoli, 2)
    make_outlet(card, nowhere, card.routes.get())
    day = client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()
    assert [one["name"] for one in day["unplaced"]] == ["无坐标"]
    yesterday = str(clock.today() - timedelta(1))
    assert propose(client, cast.xiaoli.pk, day=yesterday).status_code == 422
    assert propose(client, cast.xiaoli.pk, day_from=HOUR, day_to=HOUR).status_code == 422


def test_the_map_shows_what_is_due_and_what_was_visited(cast: Cast) -> None:
    placed("甲", cast.xiaoli)
    make_customer("无坐标", cast.xiaoli)
    found = client_for(cast.xiaoli).get(f"/api/routes/members/{cast.xiaoli.pk}/map").json()
    assert [one[4] for one in found["points"]] == ["B"]
    assert found["more"] is False


def test_reading_a_day_costs_the_same_for_many_stops(cast: Cast) -> None:
    card, _ = a_card(cast.xiaoli, 2)
    client = client_for(cast.xiaoli)

    def statements() -> int:
        propose(client, cast.xiaoli.pk)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").status_code == 200
        return len(seen)

    few = statements()
    for n in range(10):
        make_outlet(card, placed(f"多 {n}", cast.xiaoli, 121.4 + n / 100), card.routes.get())
    assert statements() == few
    assert few <= 26


def test_settings_are_the_companys(cast: Cast) -> None:
    client = client_for(cast.liu)
    now = client.get("/api/routes/setup").json()
    body = {"version": now["version"], "detour": 140, "speed": 30, "lunch": 45, "lunch_from": "12:00",
            "lunch_to": "13:00"}  # fmt: skip
    assert client.put("/api/routes/setup", body).json()["speed"] == 30
    assert client.put("/api/routes/setup", body).status_code == 409
    assert client.put("/api/routes/setup", {**body, "version": 2, "lunch_to": "11:00"}).status_code == 422
    assert client_for(cast.zhang).put("/api/routes/setup", {**body, "version": 2}).status_code == 403
