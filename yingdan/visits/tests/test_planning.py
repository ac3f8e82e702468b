"""Plans: made, proposed, given away, put off, cancelled, missed; settings; what time does."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from yingdan.conftest import Cast, client_for
from yingdan.coverage.tests.making import make_card, make_outlet, make_route
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.tests.making import talk
from yingdan.visits.models import Plan, Position, Signal, Visit, VisitTypeVersion
from yingdan.visits.selectors.setup import setup
from yingdan.visits.services import upkeep
from yingdan.visits.tests.making import NOTE, Phone, agree, make_plan, make_type, photo_bytes, shop

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return (clock.today() + timedelta(days)).isoformat()


def test_a_rep_plans_puts_off_and_cancels(cast: Cast) -> None:
    client, customer = client_for(cast.xiaoli), shop(cast.xiaoli)
    body = {"plans": [{"customer_id": customer.pk, "day": day(1)}]}
    assert client.post("/api/visits/plans", body).json() == {"done": 1, "left": []}
    again = client.post("/api/visits/plans", body).json()
    assert (again["done"], again["left"][0]["code"]) == (0, "visit_plan_twice")
    plan = Plan.objects.get()
    moved = client.post("/api/visits/plans/delay", {"ids": [plan.pk], "day": day(3), "reason": "店主外出"}).json()
    assert moved == {"done": 1, "left": []}
    later = Plan.objects.get(status="planned")
    assert (later.from_plan_id, later.day) == (plan.pk, clock.today() + timedelta(3))
    over = client.post("/api/visits/plans/cancel", {"ids": [plan.pk], "reason": "停业"}).json()
    assert over["left"][0]["code"] == "visit_plan_over"
    assert client.post("/api/visits/plans/cancel", {"ids": [later.pk], "reason": " "}).status_code == 422
    assert client.post("/api/visits/plans/cancel", {"ids": [later.pk], "reason": "停业"}).json()["done"] == 1
    assert client.post("/api/visits/plans", {"plans": [{**body["plans"][0], "day": day(-1)}]}).status_code == 422


def test_putting_off_to_a_day_that_is_taken_changes_nothing(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    plan, _ = make_plan(cast.xiaoli, customer, 1), make_plan(cast.xiaoli, customer, 3)
    body = {"ids": [plan.pk], "day": day(3), "reason": "改期"}
    answer = client_for(cast.xiaoli).post("/api/visits/plans/delay", body).json()
    assert (answer["done"], answer["left"][0]["code"]) == (0, "visit_plan_twice")
    plan.refresh_from_db()
    assert (plan.status, plan.version) == ("planned", 1)


def test_a_supervisor_gives_visits_to_the_own_people_only(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    boss, rep = client_for(cast.zhang), client_for(cast.xiaoli)
    body = {"member_id": cast.xiaoli.pk, "plans": [{"customer_id": customer.pk, "day": day(1), "purpose": "collect"}]}
    assert boss.post("/api/visits/plans", body).json()["done"] == 1
    plan = Plan.objects.get()
    assert (plan.source, plan.assigned_by_id, plan.purpose) == ("assigned", cast.zhang.pk, "collect")
    assert Notification.objects.get(kind="visit.assigned").user_id == cast.xiaoli.user_id
    give = {"ids": [plan.pk], "member_id": cast.zhang.pk}
    assert rep.post("/api/visits/plans/assign", give).status_code == 403
    assert boss.post("/api/visits/plans/assign", {**give, "member_id": cast.xiaowang.pk}).status_code == 404
    assert boss.post("/api/visits/plans/assign", give).json()["done"] == 1
    assert (
        client_for(cast.xiaowang).post("/api/visits/plans/cancel", {"ids": [plan.pk], "reason": "x"}).status_code == 404
    )
    assert rep.post("/api/visits/plans", {**body, "member_id": cast.zhang.pk}).status_code == 403


def test_plans_follow_from_cycles_and_the_days_of_routes(cast: Cast) -> None:
    setup_row = segment_setup()
    setup_row.visit_a = 7
    setup_row.save()
    card = make_card(cast.xiaoli)
    listed, free = shop(cast.xiaoli, "卡上店", grade="A"), shop(cast.xiaoli, "卡外店", grade="A")
    make_outlet(card, listed, make_route(card, weekdays=(3,)))
    client = client_for(cast.xiaoli)
    Customer.objects.update(owned_since=clock.now() - timedelta(60))
    found = client.get(f"/api/visits/plans/proposal?first={day(0)}&last={day(20)}").json()
    days = {name: [one["day"] for one in found["visits"] if one["name"] == name] for name in ("卡上店", "卡外店")}
    assert days["卡上店"]
    assert {date.fromisoformat(one).isoweekday() for one in days["卡上店"]} == {3}
    assert len(days["卡外店"]) >= 2
    assert {one["source"] for one in found["visits"]} == {"card", "cycle"}
    assert not Plan.objects.exists()
    due = client.get("/api/visits/due").json()["rows"]
    assert {one["customer_id"] for one in due} == {listed.pk, free.pk}
    assert due[0]["overdue_days"] == 53
    assert client_for(cast.xiaowang).get(f"/api/visits/due?member={cast.xiaoli.pk}").status_code == 404


def test_what_is_not_done_is_missed_and_may_still_be_fulfilled(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    plan = make_plan(cast.xiaoli, phone.customer, -1)
    upkeep.nightly()
    plan.refresh_from_db()
    assert plan.status == "missed"
    phone.begin()
    phone.end()
    plan.refresh_from_db()
    assert plan.status == "done"


def test_a_forgotten_visit_blocks_nobody_and_may_still_end(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli), start=clock.now() - timedelta(hours=9))
    phone.begin()
    assert upkeep.forget() == 1
    other = Phone(cast.xiaoli, shop(cast.xiaoli, "小康"))
    assert other.begin().status_code == 200
    done = phone.end().json()
    assert (done["status"], done["forgotten"], done["minutes"]) == ("done", False, 30)


def test_positions_and_device_facts_are_forgotten(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    phone.begin()
    phone.post(f"{phone.uuid}/signals", {"at": phone.at(3), "samples": [phone.position(2)]})
    row = setup()
    row.position_days, row.signal_days = 30, 60
    row.save()
    old = clock.now() - timedelta(days=40)
    Position.objects.update(received_at=old)
    Signal.objects.update(received_at=old)
    upkeep.expire()
    assert not Position.objects.exists()
    assert list(Signal.objects.values_list("kind", flat=True)) == ["device"]
    assert Visit.objects.get().distance is not None


def test_the_four_visit_counter_names_who_was_left_too_early(cast: Cast) -> None:
    for name, ages in (("未访", ()), ("早弃", (60, 40)), ("在谈", (5,)), ("够了", (80, 70, 60, 50))):
        customer = shop(cast.xiaoli, name)
        for age in ages:
            talk(customer, clock.today() - timedelta(age))
    found = client_for(cast.zhang).get(f"/api/visits/four?member={cast.xiaoli.pk}").json()
    assert found["counts"] == [1, 1, 1, 0, 1]
    assert [(one["name"], one["visits"], one["silent_days"]) for one in found["given_up"]] == [("早弃", 2, 40)]


def test_the_calendar_shows_plans_and_visits(midday: None, cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    make_plan(cast.xiaoli, phone.customer)
    phone.begin()
    phone.end()
    span = f"first={day(-7)}&last={day(7)}"
    own = client_for(cast.xiaoli).get(f"/api/visits/calendar?{span}").json()
    assert [(one["status"], one["customer"]) for one in own["plans"]] == [("done", "大华超市")]
    assert [one["minutes"] for one in own["visits"]] == [30]
    team = client_for(cast.zhang).get(f"/api/visits/team-calendar?{span}").json()
    assert [(one["member_id"], one["done"], one["planned"]) for one in team["cells"]] == [(cast.xiaoli.pk, 1, 0)]
    assert client_for(cast.xiaowang).get(f"/api/visits/calendar?{span}&member={cast.xiaoli.pk}").status_code == 404
    assert client_for(cast.xiaoli).get(f"/api/visits/calendar?first={day(0)}&last={day(50)}").status_code == 422


def test_the_record_shows_positions_to_those_only_who_may(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    phone.begin()
    phone.photo(photo_bytes(size=(640, 480)))
    visit = Visit.objects.get()
    path = f"/api/visits/records/{visit.pk}"
    own = client_for(cast.xiaoli).get(path).json()
    assert (own["positions"], own["signals"], own["member"]) == (None, None, "小李")
    seen = client_for(cast.zhang).get(path).json()
    assert (seen["positions"][0]["latitude"], seen["signals"][0]["kind"]) == (30.2502, "device")
    assert client_for(cast.xiaowang).get(path).status_code == 404
    picture = seen["pictures"][0]
    assert client_for(cast.zhang).get(picture["small"]).status_code == 200
    assert client_for(cast.xiaowang).get(picture["small"]).status_code == 404
    marked = Image.open(BytesIO(client_for(cast.zhang).get(picture["marked"]).content))
    assert marked.size == (640, 480)
    pixels: Any = marked.load()
    assert max(pixels[x, 470][0] for x in range(640)) < 220  # the band behind the words
    assert client_for(cast.xiaowang).get(picture["marked"]).status_code == 404


def test_a_proposed_position_goes_to_the_customer_when_accepted(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli, placed=False))
    proposal = phone.begin().json()["proposal"]
    client = client_for(cast.xiaoli)
    assert [one["id"] for one in client.get("/api/visits/proposals").json()["rows"]] == [proposal["id"]]
    path = f"/api/visits/proposals/{proposal['id']}/decision"
    assert client_for(cast.xiaowang).post(path, {"accepted": True}).status_code == 404
    assert client.post(path, {"accepted": True}).json()["status"] == "accepted"
    assert float(Customer.objects.get().latitude or 0) == 30.2502
    assert client.post(path, {"accepted": False}).status_code == 409


def test_new_steps_are_a_new_version_and_a_new_notice_is_agreed_to_anew(cast: Cast) -> None:
    director, rep = client_for(cast.liu), client_for(cast.xiaoli)
    kind = make_type(NOTE).type
    body = {"version": 1, "name": "门店巡访", "steps": [{**NOTE, "required": True}]}
    assert rep.put(f"/api/visits/types/{kind.pk}", body).status_code == 403
    assert director.put(f"/api/visits/types/{kind.pk}", body).json()["number"] == 2
    assert director.put(f"/api/visits/types/{kind.pk}", body).json()["code"] == "version_conflict"
    assert director.put(f"/api/visits/types/{kind.pk}", {**body, "version": 2, "priority": 5}).json()["number"] == 2
    assert VisitTypeVersion.objects.filter(type=kind).count() == 2
    twice = director.post("/api/visits/types", {**body, "steps": []})
    assert twice.json()["params"]["fields"]["name"][0]["code"] == "visit_type_twice"
    now = director.get("/api/visits/setup").json()
    values = {name: value for name, value in now.items() if name not in ("notice_version", "notice_text")}
    assert rep.put("/api/visits/setup", values).status_code == 403
    assert director.put("/api/visits/setup", {**values, "radius_a": 300}).json()["notice_version"] == 1
    changed = director.put("/api/visits/setup", {**values, "version": 2, "position_days": 90}).json()
    assert changed["notice_version"] == 2
    assert "90" in changed["notice_text"]


def test_the_pack_costs_the_same_for_many_customers(cast: Cast) -> None:
    agree(cast.xiaoli)
    client = client_for(cast.xiaoli)
    make_plan(cast.xiaoli, shop(cast.xiaoli))
    client.get("/api/visits/pack")

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/api/visits/pack").status_code == 200
        return len(seen)

    few = statements()
    for n in range(12):
        make_plan(cast.xiaoli, shop(cast.xiaoli, f"店{n}"), n % 3)
    assert statements() == few <= 24
