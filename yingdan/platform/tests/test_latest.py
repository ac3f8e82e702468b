"""Dear orders and groups look at the latest rows only, and say so; cheap ones look at all."""

from datetime import UTC, datetime, timedelta

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.platform.resources import latest
from yingdan.platform.tests.entities import make_customer

pytestmark = pytest.mark.usefixtures("described")
QUERY, GROUP = "/api/resources/customer/query", "/api/resources/customer/group"
BY_INDUSTRY = {"sort": [{"field": "industry", "desc": False}], "limit": 2}


@pytest.fixture
def made(cast: Cast) -> list[int]:
    """Six customers, the newest last, of three industries; the fourth is of another team."""
    found = []
    for n, industry in enumerate("bcabca"):
        row = make_customer(cast.xiaowang if n == 3 else cast.xiaoli, industry=industry)
        type(row).objects.filter(pk=row.pk).update(updated_at=datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=n))
        found.append(row.pk)
    return found


@pytest.fixture
def dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is dear, and three rows are many."""
    monkeypatch.setattr("yingdan.platform.resources.pages.DEAR_ORDER", -1)
    monkeypatch.setattr("yingdan.platform.resources.grouping.DEAR_GROUPS", -1)
    monkeypatch.setattr(latest, "SCANNED", 3)


def test_an_unusual_order_of_too_many_rows_holds_the_latest(cast: Cast, made: list[int], dear: None) -> None:
    client = client_for(cast.liu)
    first = client.post(QUERY, BY_INDUSTRY).json()
    second = client.post(QUERY, {**BY_INDUSTRY, "cursor": first["next_cursor"]}).json()
    assert [row["id"] for row in (*first["rows"], *second["rows"])] == [made[5], made[3], made[4]]
    assert (first["latest"], second["latest"], second["next_cursor"]) == (3, 3, None)
    numbered = client.post(QUERY, {**BY_INDUSTRY, "page": 2}).json()
    assert ([row["id"] for row in numbered["rows"]], numbered["latest"]) == ([made[4]], 3)


def test_the_latest_are_those_within_reach_and_condition(cast: Cast, made: list[int], dear: None) -> None:
    of_team = client_for(cast.zhang).post(QUERY, BY_INDUSTRY).json()
    assert [row["id"] for row in of_team["rows"]] == [made[2], made[5]]
    condition = {"combinator": "and", "rules": [{"field": "industry", "operator": "in", "value": ["a", "b"]}]}
    found = client_for(cast.liu).post(GROUP, {"by": "industry", "filter": condition}).json()
    assert {one["key"]: one["count"] for one in found["groups"]} == {"a": 2, "b": 1}
    assert found["latest"] == 3


def test_conditions_that_are_dear_themselves_are_asked_of_the_latest(
    cast: Cast, made: list[int], dear: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latest, "DEAR", -1)
    monkeypatch.setattr(latest, "COUNTED", 2)
    condition = {"combinator": "and", "rules": [{"field": "industry", "operator": "in", "value": ["a", "b"]}]}
    found = client_for(cast.liu).post(GROUP, {"by": "industry", "filter": condition}).json()
    assert ({one["key"]: one["count"] for one in found["groups"]}, found["latest"]) == ({"a": 1}, 2)


def test_what_is_cheap_is_whole(cast: Cast, made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latest, "SCANNED", 3)
    client = client_for(cast.liu)
    found = client.post(QUERY, {**BY_INDUSTRY, "limit": 50}).json()
    assert (len(found["rows"]), found["latest"]) == (6, None)
    groups = client.post(GROUP, {"by": "industry"}).json()
    assert ({one["key"]: one["count"] for one in groups["groups"]}, groups["latest"]) == (
        {"a": 2, "b": 2, "c": 2},
        None,
    )


def test_the_usual_order_is_not_asked_what_it_costs(cast: Cast, made: list[int], dear: None) -> None:
    found = client_for(cast.liu).post(QUERY, {"limit": 50}).json()
    assert ([row["id"] for row in found["rows"]], found["latest"]) == (made[::-1], None)
