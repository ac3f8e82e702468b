"""The grid and attainment over HTTP: scope, shapes, round trips, query counts, figures recomputed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from yingdan.accounts.models import Role
from yingdan.conftest import actor_for, client_for
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.targets.models import Cell
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal


@pytest.fixture
def published(cast, target):
    """The target, split equally and published."""
    actor = actor_for(cast.liu)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=target.id, version=found.version)


@pytest.fixture
def deals(cast, pipeline):
    """Deals won in March, April and last year, lost and open ones."""
    make_deal(pipeline, cast.xiaoli, Decimal("1000.10"))
    make_deal(pipeline, cast.xiaoli, Decimal("500.01"), day=date(2026, 4, 1))
    make_deal(pipeline, cast.xiaowang, Decimal("2000.00"), day=date(2026, 3, 31))
    make_deal(pipeline, cast.xiaowang, Decimal("9999.00"), status="lost")
    make_deal(pipeline, cast.chen, Decimal("70.00"), day=date(2026, 3, 2))
    make_deal(pipeline, cast.xiaoli, Decimal("800.00"), day=date(2025, 3, 2))
    make_deal(pipeline, cast.xiaoli, Decimal("600.00"), status="open", day=date(2026, 3, 20), stage=1)
    make_deal(pipeline, cast.xiaoli, Decimal("333.33"), team=cast.other_team, day=date(2026, 3, 3))


def test_grid_opens_level_by_level_and_every_sum_reconciles(cast, draft):
    client = client_for(cast.liu)
    top = client.get(f"/api/targets/{draft.id}/grid").json()
    assert top["periods"][0] == "2026-01"
    root, region = top["rows"]
    assert (root["total"], root["children"], region["parent"]) == (12_000_001, 1, cast.company.id)
    below = client.get(f"/api/targets/{draft.id}/grid?team={cast.region.id}&depth=2").json()["rows"]
    assert [row["name"] for row in below] == ["华东大区", "一组", "小李", "张主管", "二组", "小王"]
    teams = {row["team"]: row for row in below if row["member"] is None}
    for team, row in teams.items():
        children = [one for one in below if one["parent"] == team]
        assert row["values"] == [sum(column) for column in zip(*(one["values"] for one in children), strict=True)]
        assert row["total"] == sum(row["values"])


def test_a_rep_sees_the_own_line_and_the_teams_total_and_cannot_edit(cast, published):
    client = client_for(cast.xiaoli)
    total, own = client.get(f"/api/targets/{published.id}/grid").json()["rows"]
    assert (total["member"], total["total"], total["children"]) == (None, 8_000_001, 0)
    assert (own["member"], own["depth"]) == (cast.xiaoli.id, 1)
    role = Role.objects.get(code="rep")
    role.grants.pop("target.total")
    role.save()
    grid = client_for(cast.xiaoli).get(f"/api/targets/{published.id}/grid").json()
    assert [row["member"] for row in grid["rows"]] == [cast.xiaoli.id]
    assert client.get(f"/api/targets/{published.id}/grid?team={cast.team.id}").status_code == 404
    body = {"version": published.version, "cells": [{"team": cast.team.id, "period": "2026", "value": 1}]}
    assert client.patch(f"/api/targets/{published.id}/cells", body).status_code == 403
    assert (
        client.post("/api/targets", {"name": "x", "year": 2026, "team": cast.team.id, "amount": 1}).status_code == 403
    )


def test_drafts_are_hidden_from_those_who_do_not_edit(cast, draft):
    assert client_for(cast.xiaoli).get(f"/api/targets/{draft.id}").status_code == 404
    assert client_for(cast.inspector).get("/api/targets").json()["items"] == []
    assert client_for(cast.liu).get("/api/targets?year=2026").json()["items"][0]["gap"] == 0
    assert client_for(cast.front_desk).get("/api/targets").status_code == 403
    assert client_for(None).get("/api/targets").status_code == 401


def test_an_edit_answers_with_the_lines_that_changed(cast, draft):
    body = {
        "version": draft.version,
        "cells": [{"team": cast.team.id, "member": cast.xiaoli.id, "period": "2026-05", "value": 400_000}],
        "open": [cast.company.id, cast.region.id, cast.team.id],
    }
    answer = client_for(cast.liu).patch(f"/api/targets/{draft.id}/cells", body).json()
    assert answer["target"]["version"] == draft.version + 1
    assert [row["name"] for row in answer["rows"]] == ["公司", "华东大区", "一组", "小李", "张主管"]
    by_name = {row["name"]: row["values"][4] for row in answer["rows"]}
    assert by_name["小李"] == 400_000
    assert by_name["小李"] + by_name["张主管"] == by_name["一组"]
    other = client_for(cast.chen).patch(f"/api/targets/{draft.id}/cells", body)
    assert (other.status_code, other.json()["code"]) == (409, "target_cells_changed_since")
    assert cast.liu.name in other.json()["message"]
    body["cells"][0] |= {"period": "2026-06"}
    assert client_for(cast.chen).patch(f"/api/targets/{draft.id}/cells", body).status_code == 200


def test_locks_and_undo_over_http(cast, draft):
    client = client_for(cast.liu)
    cell = {"team": cast.team.id, "member": cast.xiaoli.id, "period": "2026-05"}
    body = {"version": draft.version, "cells": [cell], "locked": True}
    answer = client.post(f"/api/targets/{draft.id}/locks", body).json()
    line = next(row for row in answer["rows"] if row["member"] == cast.xiaoli.id)
    assert line["locks"] == ["2026-05"]
    version = answer["target"]["version"]
    refused = client.patch(f"/api/targets/{draft.id}/cells", {"version": version, "cells": [{**cell, "value": 1}]})
    assert refused.status_code == 409
    assert "小李 5月" in refused.json()["message"]
    undone = client.post(f"/api/targets/{draft.id}/undo", {"version": version}).json()
    assert undone["target"]["total"] == 0


@pytest.mark.parametrize("period", ["2025", "2026-13", "x", "2026Q5", "2026W54"])
def test_periods_of_cells_are_checked(cast, draft, period):
    body = {"version": draft.version, "cells": [{"team": cast.team.id, "period": period, "value": 1}]}
    assert client_for(cast.liu).patch(f"/api/targets/{draft.id}/cells", body).status_code == 422


def recomputed(start, end, **where):
    return (
        Deal.objects.filter(status="won", closed_on__range=(start, end), **where).aggregate(s=Sum("amount"))["s"] or 0
    )


def test_attainment_equals_the_deals(cast, published, deals):
    answer = client_for(cast.liu).get(f"/api/attainment?node=team:{cast.region.id}&period=2026-03").json()
    span = (date(2026, 3, 1), date(2026, 3, 31))
    node = answer["node"]
    assert node["actual"] == 100 * recomputed(*span)
    assert node["target"] == sum(Cell.objects.filter(target=published, month=3).values_list("fen", flat=True))
    assert (node["count"], node["open_count"], node["weighted"]) == (4, 1, 24_000)
    children = {row["name"]: row for row in answer["children"]}
    assert children["一组"]["actual"] == 100_010
    assert children["二组"]["actual"] == 200_000 + 33_333
    assert children["陈经理"]["actual"] == 7_000
    for column in ("target", "actual", "count", "weighted", "open_count"):
        assert node[column] == sum(row[column] for row in answer["children"])
    assert node["gap"] == node["target"] - node["actual"]
    assert answer["elapsed"] == 1.0


@pytest.mark.parametrize(
    ("period", "fen"), [("2026", 390_344), ("2026Q1", 340_343), ("2026-04", 50_001), ("2025", 80_000)]
)
def test_any_period(cast, published, deals, period, fen):
    answer = client_for(cast.liu).get(f"/api/attainment?period={period}").json()
    assert answer["node"]["actual"] == fen
    assert answer["node"]["rate"] is None or answer["targets"]


def test_a_rep_sees_own_attainment_and_the_teams_total(cast, published, deals):
    client = client_for(cast.xiaoli)
    answer = client.get("/api/attainment?period=2026").json()
    assert (answer["node"]["key"], answer["node"]["actual"]) == (f"member:{cast.xiaoli.id}", 100_010 + 50_001 + 33_333)
    own = Cell.objects.filter(target=published, member=cast.xiaoli)
    assert answer["node"]["target"] == own.aggregate(s=Sum("fen"))["s"] > 0
    assert client.get(f"/api/attainment?node=team:{cast.team.id}").json()["children"] == []
    for node in (f"team:{cast.other_team.id}", f"member:{cast.xiaowang.id}", f"member:{cast.zhang.id}", "team:999999"):
        assert client.get(f"/api/attainment?node={node}").status_code == 404
    assert client.get("/api/attainment?node=x").status_code == 422


def test_reach_of_supervisor_and_manager(cast, published, deals):
    zhang, chen = client_for(cast.zhang), client_for(cast.chen)
    assert zhang.get("/api/attainment").json()["node"]["key"] == f"team:{cast.team.id}"
    assert zhang.get(f"/api/attainment?node=team:{cast.other_team.id}").status_code == 404
    assert chen.get(f"/api/attainment?node=team:{cast.other_team.id}").status_code == 200
    assert chen.get(f"/api/attainment?node=team:{cast.company.id}").status_code == 404
    assert chen.get(f"/api/attainment?node=member:{cast.xiaoli.id}").status_code == 200


def test_queries_do_not_grow_with_the_tree(cast, published, deals):
    actor = actor_for(cast.liu)
    for key in (f"team:{cast.company.id}", f"team:{cast.team.id}", f"member:{cast.xiaoli.id}"):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            place = nodes.find(actor, "target.read", key)
            attainment.read(actor, place, periods.year(2026), "revenue_won")
        assert len(seen) <= 8, [query["sql"][:100] for query in seen]


def test_time_elapsed_counts_workdays_up_to_today(cast, published, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 13))
    answer = client_for(cast.liu).get("/api/attainment?period=2026-03").json()
    assert answer["elapsed"] == pytest.approx(10 / 22)
    assert answer["gazetted"] is True
    assert answer["node"]["due"] == round(answer["node"]["target"] * 10 / 22)
    assert answer["node"]["time_gap"] == pytest.approx(-10 / 22)


def test_a_draft_can_be_looked_at_by_naming_it(cast, draft, deals):
    assert client_for(cast.liu).get("/api/attainment?year=2026").json()["node"]["target"] == 0
    answer = client_for(cast.liu).get(f"/api/attainment?year=2026&target={draft.id}").json()
    assert answer["node"]["target"] == 12_000_001
    assert client_for(cast.xiaoli).get(f"/api/attainment?year=2026&target={draft.id}").status_code == 404
