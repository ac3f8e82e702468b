"""Planned visits are part of a day's route, and a route that is accepted plans its visits."""

from datetime import time, timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.coverage.tests.making import make_outlet
from yingdan.kernel import clock
from yingdan.routes.models import RoutePlan
from yingdan.routes.tests.making import a_card, placed
from yingdan.visits.models import Plan
from yingdan.visits.tests.making import make_plan

pytestmark = pytest.mark.django_db
HOUR = 3600


def statuses(cast: Cast) -> dict[str, tuple[str, str]]:
    """Plans of Xiaoli's today: customer → source and status."""
    rows = Plan.objects.filter(member=cast.xiaoli, day=clock.today()).select_related("customer")
    return {one.customer.name: (one.source, one.status) for one in rows}


def accepted(cast: Cast, **body: Any) -> dict[str, Any]:
    """Xiaoli plans today and accepts."""
    client = client_for(cast.xiaoli)
    plan = client.post(f"/api/routes/members/{cast.xiaoli.pk}/plans", {"day": str(clock.today()), **body}).json()
    done = client.post(f"/api/routes/plans/{plan['id']}/acceptance", {"version": plan["version"]})
    assert done.status_code == 200
    found: dict[str, Any] = done.json()
    return found


def test_planned_visits_come_with_the_card_and_at_their_time(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 3)
    make_plan(cast.xiaoli, placed("约好的", cast.xiaoli, grade="C"), time=time(9, 30))
    make_plan(cast.xiaoli, rows[1], status="cancelled")
    client = client_for(cast.xiaoli)
    day = client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()
    assert [one["name"] for one in day["visits"]] == ["店 1", "店 3", "约好的"]
    plan = client.post(f"/api/routes/members/{cast.xiaoli.pk}/plans", {"day": str(clock.today())}).json()
    (stop,) = (one for one in plan["stops"] if one["name"] == "约好的")
    assert stop["must"] is True
    assert 9.5 * HOUR <= stop["begin"] <= 9.75 * HOUR
    assert stop["late"] == 0


def test_a_planned_visit_outside_the_routes_of_today_keeps_its_line(cast: Cast) -> None:
    card, _ = a_card(cast.xiaoli, 2)
    other = placed("别的线", cast.xiaoli)
    make_outlet(card, other, None, minutes=55)
    make_plan(cast.xiaoli, other)
    plan = accepted(cast)
    assert [one["service"] for one in plan["stops"] if one["name"] == "别的线"] == [55 * 60]


def test_accepting_plans_the_visits_once(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 3)
    make_plan(cast.xiaoli, rows[0])
    extra = placed("临时加的", cast.xiaoli)
    accepted(cast, customer_ids=[*(one.pk for one in rows), extra.pk])
    expected = {"店 1": ("hand", "planned"), "店 2": ("card", "planned"), "店 3": ("card", "planned"),
                "临时加的": ("hand", "planned")}  # fmt: skip
    assert statuses(cast) == expected
    accepted(cast)
    assert statuses(cast) == expected


def test_what_a_superior_accepts_is_assigned(cast: Cast) -> None:
    a_card(cast.xiaoli, 2)
    client = client_for(cast.zhang)
    plan = client.post(f"/api/routes/members/{cast.xiaoli.pk}/plans", {"day": str(clock.today())}).json()
    client.post(f"/api/routes/plans/{plan['id']}/acceptance", {"version": plan["version"]})
    assert set(statuses(cast).values()) == {("assigned", "planned")}
    assert set(Plan.objects.values_list("assigned_by_id", flat=True)) == {cast.zhang.pk}


def test_what_is_left_out_is_not_planned(cast: Cast) -> None:
    rows = [placed("A店", cast.xiaoli, grade="A"), placed("C店", cast.xiaoli, grade="C")]
    accepted(cast, customer_ids=[one.pk for one in rows], day_from=9 * HOUR, day_to=9 * HOUR + 45 * 60)
    assert set(statuses(cast)) == {"A店"}


def test_who_calls_off_is_cancelled_and_stays_out(cast: Cast) -> None:
    _, rows = a_card(cast.xiaoli, 3)
    plan = accepted(cast)
    client = client_for(cast.xiaoli)
    body = {"version": plan["version"], "without": [rows[1].pk]}
    assert client.post(f"/api/routes/plans/{plan['id']}/replanning", body).status_code == 200
    assert statuses(cast)["店 2"] == ("card", "cancelled")
    day = client.get(f"/api/routes/members/{cast.xiaoli.pk}/day").json()
    assert [one["name"] for one in day["visits"]] == ["店 1", "店 3"]


def test_the_phone_takes_the_order_along(cast: Cast) -> None:
    a_card(cast.xiaoli, 4)
    plan = accepted(cast)
    pack = client_for(cast.xiaoli).get("/api/visits/pack").json()
    wanted = [{"customer_id": one["customer_id"], "arrive": one["arrive"]} for one in plan["stops"]]
    assert pack["route"] == {str(clock.today()): wanted}
    assert {one["customer_id"] for one in pack["plans"]} == {one["customer_id"] for one in wanted}
    assert client_for(cast.xiaowang).get("/api/visits/pack").json()["route"] == {}


def test_a_day_gone_by_is_not_taken_along(cast: Cast) -> None:
    a_card(cast.xiaoli, 2, day=clock.today() + timedelta(7))
    accepted(cast)
    RoutePlan.objects.update(day=clock.today() - timedelta(1))
    assert client_for(cast.xiaoli).get("/api/visits/pack").json()["route"] == {}
