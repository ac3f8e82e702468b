"""Where a period ends at the pace so far, what is left per workday, and the heat map."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.kernel import clock
from yingdan.org.models import CalendarDay
from yingdan.org.rules.calendar import Calendar
from yingdan.targets.rules import period
from yingdan.targets.rules.progress import progress
from yingdan.targets.selectors import evidence
from yingdan.targets.services import plans, split
from yingdan.targets.services.daily import year_weights
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal


def test_forecast_and_what_is_left_a_day():
    found = progress(1000, 300, 0.4, 7)
    assert (found.forecast, found.per_day, found.due) == (750, 100, 400)
    assert progress(1000, 1200, 0.4, 7).per_day == 0
    assert progress(1000, 300, 0, 22).forecast is None
    assert progress(1000, 300, 1, 0).per_day is None


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(1, 250))
def test_doing_what_is_left_each_day_reaches_the_target(target, actual, days):
    found = progress(target, actual, 0.5, days)
    assert actual + (found.per_day or 0) * days >= target
    assert (found.per_day or 0) * days - max(found.gap, 0) < days


def test_today_is_a_day_on_which_something_can_be_done():
    march = period.month(3, 2026)
    assert march.days_left(date(2026, 3, 31), Calendar()) == 1
    assert march.days_left(date(2026, 4, 1), Calendar()) == 0
    assert march.days_left(date(2026, 2, 1), Calendar()) == 22


@pytest.fixture
def published(cast, target):
    actor = actor_for(cast.liu)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=target.id, version=found.version)


def test_the_pace_is_told(cast, pipeline, published, monkeypatch):
    make_deal(pipeline, cast.xiaoli, Decimal("1000.00"), day=date(2026, 3, 10))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 13))
    node = client_for(cast.xiaoli).get("/api/attainment?period=2026-03").json()
    assert node["days_left"] == 13
    assert node["node"]["forecast"] == round(100_000 * 22 / 10)
    assert node["node"]["per_day"] == -(-(node["node"]["target"] - 100_000) // 13)


def test_a_rep_sees_what_the_team_adds_up_to_and_nobody_in_it(cast, pipeline, published):
    make_deal(pipeline, cast.zhang, Decimal("500.00"), day=date(2026, 3, 10))
    client = client_for(cast.xiaoli)
    team = client.get(f"/api/attainment?node=team:{cast.team.id}&period=2026").json()
    assert (team["node"]["target"], team["node"]["actual"], team["children"]) == (8_000_001, 50_000, [])
    assert client.get(f"/api/attainment?node=team:{cast.other_team.id}").status_code == 404
    assert client.get(f"/api/attainment/heat?node=team:{cast.team.id}").status_code == 404


def test_the_heat_map_adds_up_and_keeps_to_ones_reach(cast, pipeline, published):
    make_deal(pipeline, cast.xiaoli, Decimal("1000.00"), day=date(2026, 3, 10))
    make_deal(pipeline, cast.xiaowang, Decimal("500.00"), day=date(2026, 5, 10))
    whole = client_for(cast.liu).get("/api/attainment/heat?year=2026").json()
    assert (whole["rows"], whole["people"]) == ("people", 3)
    lines = {line["name"]: line for line in whole["lines"]}
    assert sum(sum(line["target"]) for line in whole["lines"]) == 12_000_001
    assert (lines["小李"]["actual"][2], lines["小王"]["actual"][4]) == (100_000, 50_000)
    teams = client_for(cast.liu).get(f"/api/attainment/heat?year=2026&node=team:{cast.region.id}&rows=teams").json()
    assert {line["name"] for line in teams["lines"]} == {"一组", "二组"}
    assert sum(sum(line["actual"]) for line in teams["lines"]) == 150_000
    mine = client_for(cast.xiaoli).get("/api/attainment/heat?year=2026").json()
    assert [line["name"] for line in mine["lines"]] == ["小李"]
    other = client_for(cast.xiaoli).get(f"/api/attainment/heat?node=member:{cast.xiaowang.id}")
    assert other.status_code == 404


def test_time_passes_by_the_calendar_of_the_team(cast, pipeline, published, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 31))
    CalendarDay.objects.create(team=cast.team, day=date(2026, 3, 31), kind="company_holiday", name="团建")
    found = client_for(cast.liu).get(f"/api/attainment?node=team:{cast.region.id}&period=2026-03").json()
    assert found["days_left"] == 1
    of_team = client_for(cast.liu).get(f"/api/attainment?node=team:{cast.team.id}&period=2026-03").json()
    assert (of_team["days_left"], of_team["elapsed"]) == (0, 1)
    own, other = (
        next(one for one in found["children"] if one["id"] == team.id) for team in (cast.team, cast.other_team)
    )
    assert own["per_day"] is None
    assert other["per_day"] == other["gap"], "others have the day still"


def test_days_of_a_plan_follow_the_calendar_of_the_persons_team(cast, target):
    CalendarDay.objects.create(team=cast.team, day=date(2026, 3, 2), kind="company_holiday", name="团建")
    weights = year_weights(2026, [cast.xiaoli.id, cast.xiaowang.id])
    second_of_march = date(2026, 3, 2).timetuple().tm_yday - 1
    assert (weights[cast.xiaoli.id][second_of_march], weights[cast.xiaowang.id][second_of_march]) == (0, 2)
    shares = evidence.presences([cast.xiaoli, cast.xiaowang], 2026)
    assert shares[cast.xiaoli.id][3] == shares[cast.xiaowang.id][3] == 1
