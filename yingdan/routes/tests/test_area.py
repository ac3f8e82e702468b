"""Outlets on the map by person, team and territory: how they stand, who sees which."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, client_for
from yingdan.coverage.tests.making import make_card, make_customer, make_outlet, make_route, talk
from yingdan.kernel import clock
from yingdan.org.models import Territory
from yingdan.routes.api.shapes import AreaOut
from yingdan.routes.rules import standing
from yingdan.routes.selectors import area
from yingdan.routes.tests.making import placed
from yingdan.segments.models import Standing

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS, st.sampled_from(["week", "month", "quarter"]))
def test_a_period_begins_on_its_first_day_and_holds_today(today: date, period: str) -> None:
    first = standing.begin(period, today)
    assert first <= today
    assert (today - first).days < {"week": 7, "month": 31, "quarter": 92}[period]
    assert first.isoweekday() == 1 if period == "week" else first.day == 1
    assert standing.begin(period, first) == first


@given(DAYS, st.integers(-400, 400))
def test_an_outlet_is_overdue_due_or_neither(today: date, days: int) -> None:
    late = standing.days_late(today + timedelta(days), today)
    assert standing.state(late) == ("overdue" if days < 0 else "due" if days < standing.SOON else "none")
    assert standing.state(None) == "none"


@given(st.integers(1, 120), st.integers(0, 400), DAYS, st.sampled_from(["week", "month", "quarter"]))
def test_a_cycle_asks_for_no_more_than_fits_and_for_one_when_due(
    cycle: int, ago: int, today: date, period: str
) -> None:
    since, base = standing.begin(period, today), today - timedelta(ago)
    found = standing.wanted(cycle, base, since, today)
    assert found <= max(((today - since).days + 1) // cycle, 1)
    assert (found >= 1) == (base + timedelta(cycle) <= today)
    assert standing.wanted(None, base, since, today) == 0
    if base < since <= base + timedelta(cycle):  # who keeps to the cycle does what it asks for
        kept = [base + timedelta(n * cycle) for n in range(1, 600)]
        assert len([day for day in kept if since <= day <= today]) >= found


pytest_db = pytest.mark.django_db


@pytest_db
def test_points_say_who_serves_them_and_how_they_stand(cast: Cast) -> None:
    card = make_card(cast.xiaoli, cycle_b=7)
    route = make_route(card, "城西线")
    area_ = Territory.objects.create(name="西湖")
    seen, late = placed("见过", cast.xiaoli), placed("逾期", cast.xiaoli)
    make_customer("没有位置", cast.xiaoli, grade="B")
    make_outlet(card, seen, route)
    talk(seen, clock.today())
    Standing.objects.update_or_create(customer=seen, defaults={"visit_last": clock.today()})
    type(late).objects.filter(id=late.pk).update(
        territory=area_, owned_since=clock.day_start(clock.today() - timedelta(17))
    )
    body = client_for(cast.xiaoli).get("/api/routes/area").json()
    assert AreaOut(**body).unplaced == 1
    points = {one[0]: one for one in body["points"]}
    assert points[seen.pk][3:] == ["B", cast.xiaoli.pk, seen.team_id, None, route.pk, 1, -7, 0]
    assert points[late.pk][6:10] == [area_.pk, None, 0, 10]
    assert points[late.pk][10] >= 1
    assert body["names"]["route"] == {str(route.pk): "小李 · 城西线"}
    assert body["names"]["territory"] == {str(area_.pk): "西湖"}
    rows = client_for(cast.xiaoli).post("/api/routes/area/outlets", {"ids": [late.pk, seen.pk]}).json()
    assert [(one["name"], one["state"], one["made"]) for one in rows] == [
        ("逾期", "overdue", 0),
        ("见过", "none", 1),
    ]


@pytest_db
def test_a_map_is_narrowed_by_person_team_and_territory(cast: Cast) -> None:
    above = Territory.objects.create(name="杭州")
    below = Territory.objects.create(name="西湖", parent=above)
    one, other = placed("一店", cast.xiaoli), placed("二店", cast.xiaowang)
    type(one).objects.filter(id=one.pk).update(territory=below)
    client = client_for(cast.liu)

    def ids(**asked: int) -> set[int]:
        return {point[0] for point in client.get("/api/routes/area", asked).json()["points"]}

    assert ids() == {one.pk, other.pk}
    assert ids(member=cast.xiaowang.pk) == {other.pk}
    assert ids(team=cast.xiaoli.team_id) >= {one.pk}
    assert ids(team=0) == set()
    assert ids(territory=above.pk) == {one.pk}


@pytest_db
def test_nobody_sees_outlets_of_others(cast: Cast) -> None:
    mine, theirs = placed("我的", cast.xiaoli), placed("别人的", cast.xiaowang)
    client = client_for(cast.xiaoli)
    assert [one[0] for one in client.get("/api/routes/area").json()["points"]] == [mine.pk]
    assert client.get("/api/routes/area", {"member": cast.xiaowang.pk}).json()["points"] == []
    rows = client.post("/api/routes/area/outlets", {"ids": [theirs.pk, mine.pk]}).json()
    assert [one["customer_id"] for one in rows] == [mine.pk]
    assert client_for(cast.finance).get("/api/routes/area").status_code == 403


@pytest_db
def test_a_map_is_bounded_and_asks_the_same_number_of_questions(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(4):
        placed(f"店 {n}", cast.xiaoli, 121.4 + n / 100)
    client = client_for(cast.xiaoli)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert client.get("/api/routes/area").json()["more"] is False
    monkeypatch.setattr(area, "MOST", 3)
    with CaptureQueriesContext(connection) as many:
        found = client.get("/api/routes/area").json()
    assert (len(found["points"]), found["more"]) == (3, True)
    assert len(many) <= len(few)
