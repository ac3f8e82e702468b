"""The leaderboard ranks by any metric that adds up, and opens its very records."""

from datetime import UTC, date, datetime

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.insight.tests.drilling import opened
from yingdan.kernel import clock
from yingdan.targets.rules.levels import Level
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish

pytestmark = pytest.mark.usefixtures("history")
MONTH = "/api/leaderboard?period=month&date=2026-03-13"


@pytest.fixture
def visits(cast, history):
    """Three visits of 小王 and one of 小李, who also called twice."""
    customer = Customer.objects.earliest("id")
    for owner, method, times in [(cast.xiaowang, "visit", 3), (cast.xiaoli, "visit", 1), (cast.xiaoli, "call", 2)]:
        for hour in range(times):
            FollowUp.objects.create(
                customer=customer, text="谈", owner=owner, team_id=owner.team_id, method=method,
                happened_at=datetime(2026, 3, 12, hour, tzinfo=UTC),
            )  # fmt: skip


@pytest.mark.usefixtures("visits")
def test_visits_rank_and_open_the_follow_ups(cast):
    board = client_for(cast.liu).get(f"{MONTH}&metric=visits").json()
    assert [(row["name"], row["rank"], row["count"], row["fen"]) for row in board["rows"]] == [
        ("小王", 1, 3, 3), ("小李", 2, 1, 1),
    ]  # fmt: skip
    assert board["metric"]["unit"] == {"code": "time", "label": {"zh": "次", "en": ""}, "scale": 1}
    rows = client_for(cast.liu).get(f"{MONTH}&metric=followups").json()["rows"]
    assert [(row["name"], row["fen"]) for row in rows] == [("小李", 3), ("小王", 3)]
    for by in ("person", "team", "region"):
        for row in client_for(cast.liu).get(f"{MONTH}&metric=visits&by={by}").json()["rows"]:
            found = client_for(cast.liu).post(
                "/api/resources/followup/count", {"filter": row["drill"]["filter"]}
            ).json()  # fmt: skip
            assert found["count"] == row["count"]


@pytest.mark.usefixtures("visits")
def test_a_board_follows_what_is_written(cast):
    client = client_for(cast.xiaoli)
    assert client.get(f"{MONTH}&metric=visits").json()["fen"] == 4
    FollowUp.objects.filter(method="call").update(method="visit")
    assert client.get(f"{MONTH}&metric=visits").json()["fen"] == 6


@pytest.mark.usefixtures("visits")
def test_the_big_screen_counts_any_metric_against_its_own_target(cast, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 13))
    actor = actor_for(cast.liu)
    made = plans.create(
        actor=actor, name="拜访", year=2026, team_id=cast.company.id, amount=360, metric="visits",
        levels_asked=[Level("stretch", 12_000)],
    )  # fmt: skip
    made, _ = split.split(actor=actor, target_id=made.id, version=1, wish=Wish("equal", "equal"))
    plans.publish(actor=actor, target_id=made.id, version=made.version)
    found = client_for(cast.xiaoli).get("/api/leaderboard/screen?metric=visits").json()
    month = sum(made.cells.filter(month=3).values_list("fen", flat=True))
    assert (found["actual"], found["target"], found["wins"]) == (4, month, [])
    assert [one["amount"] for one in found["levels"]] == [month, -(-month * 12 // 10)]
    assert found["metric"]["code"] == found["today"]["metric"]["code"] == "visits"
    assert [row["name"] for row in found["month"]["rows"]] == ["小王", "小李"]
    plain = client_for(cast.xiaoli).get("/api/leaderboard/screen").json()
    assert plain["metric"]["unit"]["code"] == "fen"
    assert plain["wins"]
    assert client_for(cast.xiaoli).get("/api/leaderboard/screen?metric=nothing").status_code == 422


def test_deals_won_are_a_metric_and_the_same_as_the_count_board(cast):
    client = client_for(cast.liu)
    rows = client.get(f"{MONTH}&metric=deals_won").json()["rows"]
    assert [(row["name"], row["fen"]) for row in rows] == [("小李", 1), ("小王", 1), ("张主管", 1)]
    assert [opened(client, row["drill"])[0] for row in rows] == [1, 1, 1]


def test_an_unknown_metric_is_refused(cast):
    answer = client_for(cast.liu).get(f"{MONTH}&metric=satisfaction")
    assert answer.status_code == 422
    assert "metric" in answer.json()["params"]["fields"]
