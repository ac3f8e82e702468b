"""Figures kept in the process: true after every change, the same for everybody, and never without an end."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import client_for
from yingdan.insight.selectors import standings
from yingdan.targets.metrics import REVENUE_WON
from yingdan.targets.tests.conftest import make_deal

pytestmark = pytest.mark.usefixtures("history")
BOARD = "/api/leaderboard?period=month&date=2026-03-13"
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def board(member, query=""):
    """Who won how much."""
    rows = client_for(member).get(BOARD + query).json()["rows"]
    return [(row["name"], row["rank"], row["previous"], row["fen"]) for row in rows]


def test_a_win_shows_at_once(cast, pipeline):
    assert board(cast.liu)[0] == ("小王", 1, None, 200_000)
    make_deal(pipeline, cast.xiaoli, Decimal("5000"), day=date(2026, 3, 12), opened_on=date(2026, 1, 1), furthest=2)
    assert board(cast.xiaowang)[:2] == [("小李", 1, 1, 600_010), ("小王", 2, None, 200_000)]


def test_a_win_taken_back_goes_at_once(cast, history):
    assert board(cast.liu)[0][0] == "小王"
    history[2].closed_on = date(2025, 12, 1)
    history[2].save()
    assert "小王" not in [row[0] for row in board(cast.liu)]


def test_a_win_moved_within_its_month_moves_between_days(cast, history):
    day = "/api/leaderboard?period=day&date=2026-03-1"
    assert [row["name"] for row in client_for(cast.liu).get(f"{day}3").json()["rows"]] == ["小王"]
    history[2].closed_on = date(2026, 3, 12)
    history[2].save()
    assert client_for(cast.liu).get(f"{day}3").json()["rows"] == []
    assert [row["name"] for row in client_for(cast.liu).get(f"{day}2").json()["rows"]] == ["小王"]


def test_boards_of_teams_are_kept_apart(cast):
    assert [name for name, *_ in board(cast.liu)] == ["小王", "小李", "张主管"]
    assert [name for name, *_ in board(cast.liu, f"&team={cast.team.id}")] == ["小李", "张主管"]
    assert [name for name, *_ in board(cast.liu, f"&team={cast.other_team.id}")] == ["小王"]


def test_what_one_may_open_is_not_kept(cast):
    url = BOARD
    of_director = {row["name"]: row["drill"] for row in client_for(cast.liu).get(url).json()["rows"]}
    of_rep = {row["name"]: row["drill"] for row in client_for(cast.xiaoli).get(url).json()["rows"]}
    assert all(of_director.values())
    assert [name for name, drill in of_rep.items() if drill] == ["小李"]


def test_unchanged_figures_are_not_read_again(cast):
    standings.of(REVENUE_WON, "owner_id", *MARCH, None, standings.stamp(REVENUE_WON))
    with CaptureQueriesContext(connection) as queries:
        standings.of(REVENUE_WON, "owner_id", *MARCH, None, standings.stamp(REVENUE_WON))
    assert len(queries) == 1


def test_a_reading_is_given_up_in_time(cast, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("yingdan.insight.selectors.standings.time.monotonic", lambda: now[0])
    first = standings.of(REVENUE_WON, "owner_id", *MARCH, None, 1)
    assert standings.of(REVENUE_WON, "owner_id", *MARCH, None, 1) is first
    now[0] += standings.TRUSTED
    assert standings.of(REVENUE_WON, "owner_id", *MARCH, None, 1) is not first


def test_readings_take_a_limited_space(cast, monkeypatch):
    monkeypatch.setattr(standings, "KEPT", 4)
    march = standings.of(REVENUE_WON, "owner_id", *MARCH, None, 1)
    assert len(march.sums) == 3
    standings.of(REVENUE_WON, "owner_id", date(2026, 2, 1), date(2026, 2, 28), None, 1)
    assert standings.of(REVENUE_WON, "owner_id", *MARCH, None, 1) is not march
