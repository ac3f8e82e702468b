"""Everybody sees of deal health what their reach over deals allows; thresholds; the report adds up."""

from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.deal_health.models import Standing, Threshold
from yingdan.deal_health.selectors import panel
from yingdan.deal_health.services import refreshing, thresholds
from yingdan.deal_health.tests.making import ago, make_deal, make_stage
from yingdan.kernel.errors import Conflict
from yingdan.org.models import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def overdue(cast: Cast) -> None:
    """Two deals of 小李, one of 小王, all past their dates with nothing planned; one of 小李's is well."""
    for name, owner in (("甲", cast.xiaoli), ("乙", cast.xiaoli), ("丙", cast.xiaowang)):
        make_deal(owner, name=name, expected_close=ago(9), opened_on=ago(20), next_contact_at=None)
    make_deal(cast.xiaoli, name="丁")
    refreshing.count()


def get(who: Member, path: str) -> dict[str, Any]:
    answer = client_for(who).get(f"/api/deal-health/{path}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.usefixtures("overdue")
def test_figures_are_of_the_own_reach(cast: Cast) -> None:
    for who, risk, good in ((cast.xiaoli, 2, 1), (cast.zhang, 2, 1), (cast.xiaowang, 1, 0), (cast.liu, 3, 1)):
        found = get(who, "overview")
        assert {one["level"]: one["count"] for one in found["levels"]} == {"risk": risk, "watch": 0, "good": good}
        assert {one["kind"]: one["count"] for one in found["kinds"]}["close_past"] == risk


@pytest.mark.usefixtures("overdue")
def test_figures_say_that_there_are_more_than_lists_count(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "MOST", 1)
    for who in (cast.liu, cast.xiaoli):
        found = {one["kind"]: (one["count"], one["capped"]) for one in get(who, "overview")["kinds"]}
        assert found["close_past"] == (1, True)
        assert found["stalled"] == (0, False)


@pytest.mark.usefixtures("overdue")
def test_figures_are_one_reading(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for who in (cast.liu, cast.zhang, cast.xiaoli):
        with django_assert_max_num_queries(6):
            get(who, "overview")


@pytest.mark.usefixtures("overdue")
def test_people_add_up_and_open_the_same_deals(cast: Cast) -> None:
    mine = get(cast.zhang, f"people?team={cast.xiaoli.team_id}")
    assert [(one["id"], one["deals"], one["risk"], one["amount"]) for one in mine["members"]] == [
        (cast.xiaoli.pk, 3, 2, "3000.00")
    ]
    assert mine["members"][0]["kinds"] == {"close_past": 2, "no_next_step": 2, "silent": 2}
    top = get(cast.liu, "people")
    assert sum(one["risk"] for one in top["teams"] + top["members"]) == 3
    rules: list[dict[str, Any]] = [{"field": "health", "operator": "=", "value": "risk"}]
    asked: dict[str, Any] = {"scope": "all", "filter": {"combinator": "and", "rules": rules}}
    assert client_for(cast.liu).post("/api/resources/deal/count", asked).json()["count"] == 3
    rules = [{"field": "health_signals", "operator": "in", "value": ["silent"]}]
    asked["filter"] = {"combinator": "and", "rules": rules}
    assert client_for(cast.liu).post("/api/resources/deal/count", asked).json()["count"] == 3


@pytest.mark.usefixtures("overdue")
def test_teams_and_deals_out_of_reach_are_not_there(cast: Cast) -> None:
    assert get(cast.xiaoli, "people")["team"] is None
    for who in (cast.xiaoli, cast.zhang):
        assert client_for(who).get("/api/deal-health/people", {"team": cast.xiaowang.team_id}).status_code == 404


def test_the_panel_says_why_and_how_it_was(cast: Cast) -> None:
    deal = make_deal(cast.xiaoli, expected_close=ago(9))
    found = get(cast.xiaoli, f"deals/{deal.pk}")
    assert (found["score"], found["level"]) == (75, "good")
    assert [(one["kind"], one["params"], one["weight"]) for one in found["signals"]] == [
        ("close_past", {"date": ago(9).isoformat()}, 25)
    ]
    assert [(one["score"], one["kinds"]) for one in found["history"]] == [(75, ["close_past"])]
    assert client_for(cast.xiaowang).get(f"/api/deal-health/deals/{deal.pk}").status_code == 404


def test_thresholds_are_versioned_and_a_pipeline_may_go_its_own_way(cast: Cast) -> None:
    director, stage = actor_for(cast.liu), make_stage()
    deal = make_deal(cast.xiaoli, stage=stage, expected_close=ago(9))
    own = {"kind": "close_past", "version": 0, "active": True, "days": 10, "percent": 0, "count": 0, "weight": 60}
    thresholds.save(director, stage.pipeline_id, [own])
    refreshing.judge_all()
    assert Standing.objects.get(deal=deal).score == 100
    with pytest.raises(Conflict):
        thresholds.save(director, stage.pipeline_id, [own])
    shown = get(cast.xiaoli, f"thresholds?pipeline={stage.pipeline_id}")
    assert [(one["kind"], one["days"]) for one in shown["items"] if one["own"]] == [("close_past", 10)]
    assert shown["own_pipelines"] == [stage.pipeline_id]
    thresholds.follow_company(director, stage.pipeline_id)
    refreshing.judge_all()
    assert Standing.objects.get(deal=deal).score == 75
    assert Threshold.objects.filter(pipeline=None).count() == 9
    thresholds.ensure_defaults()
    assert Threshold.objects.filter(pipeline=None).count() == 9
