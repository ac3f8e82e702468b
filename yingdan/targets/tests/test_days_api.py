"""Weeks and days of a target over HTTP: a month is their sum, locks hold, undo and redo restore every day."""

from yingdan.conftest import client_for
from yingdan.targets.models import Cell


def test_weeks_and_days_are_edited_and_a_month_is_their_sum(cast, draft):
    client = client_for(cast.liu)
    where = {"team": cast.team.id, "member": cast.xiaoli.id}
    ask = {"zoom": "day", "within": "2026-02", "open": [cast.company.id, cast.region.id, cast.team.id]}
    cell = {**where, "period": "2026-02-14", "value": 50_000}
    body = {"version": draft.version, "cells": [cell], "rule": "months", **ask}
    answer = client.patch(f"/api/targets/{draft.id}/cells", body).json()
    line = next(row for row in answer["rows"] if row["member"] == cast.xiaoli.id)
    assert (len(answer["periods"]), line["values"][13], line["total"]) == (28, 50_000, 333_333)
    for row in answer["rows"]:
        grid = client.get(f"/api/targets/{draft.id}/grid?team={row['team']}").json()["rows"]
        month = next(one["values"][1] for one in grid if one["member"] == row["member"] and one["team"] == row["team"])
        assert row["total"] == month
    weeks = client.get(f"/api/targets/{draft.id}/grid?team={cast.team.id}&zoom=week&within=2026Q1").json()
    assert weeks["periods"][0] == "2026W01"
    assert (weeks["periods"][6], weeks["rows"][1]["values"][6] > 50_000) == ("2026W07", True)
    body = {"version": answer["target"]["version"], "cells": [{**where, "period": "2026W07", "value": 60_000}]}
    answer = client.patch(f"/api/targets/{draft.id}/cells", body | {"rule": "siblings"} | ask).json()
    assert answer["target"]["total"] == 12_000_001
    attained = client.get(f"/api/attainment?target={draft.id}&node=member:{cast.xiaoli.id}&period=2026W07").json()
    assert attained["node"]["target"] == 60_000


def test_a_locked_day_stays_whatever_happens_to_its_month(cast, draft):
    client = client_for(cast.liu)
    where = {"team": cast.team.id, "member": cast.xiaoli.id}
    day = {**where, "period": "2026-03-18"}
    cells = f"/api/targets/{draft.id}/cells"
    client.patch(cells, {"version": draft.version, "cells": [day | {"value": 70_000}], "rule": "months"})
    answer = client.post(f"/api/targets/{draft.id}/locks", {"version": 1, "cells": [day], "locked": True}).json()
    assert [row["locks"] for row in answer["rows"] if row["member"] == cast.xiaoli.id] == [["2026-03-18"]]
    version = answer["target"]["version"]
    month = {**where, "period": "2026-03", "value": 100_000}
    answer = client.patch(cells, {"version": version, "cells": [month], "rule": "parent"})
    assert answer.status_code == 200
    stored = Cell.objects.get(target=draft, member=cast.xiaoli, month=3)
    assert (stored.days[17], stored.fen) == (70_000, 100_000)
    refused = client.patch(cells, {"version": version + 1, "cells": [month | {"value": 60_000}], "rule": "parent"})
    assert refused.status_code == 422


def test_whoever_edits_a_part_of_the_tree_takes_back_that_part_only(cast, draft):
    manager, path = client_for(cast.chen), f"/api/targets/{draft.id}"
    grid = manager.get(f"{path}/grid?team={cast.region.id}").json()
    assert (grid["can_undo"], grid["can_redo"]) == (True, False)  # the split lies within the region
    cell = {"team": cast.team.id, "member": cast.xiaoli.id, "period": "2026-05", "value": 400_000}
    version = manager.patch(f"{path}/cells", {"version": draft.version, "cells": [cell]}).json()["target"]["version"]
    undone = manager.post(f"{path}/undo", {"version": version})
    assert (undone.status_code, undone.json()["can_redo"]) == (200, True)
    leader = client_for(cast.zhang)
    assert leader.get(f"{path}/grid?team={cast.team.id}").json()["can_undo"] is False
    refused = leader.post(f"{path}/undo", {"version": undone.json()["target"]["version"]})
    assert refused.status_code == 403


def test_redo_brings_back_what_undo_took(cast, draft):
    client = client_for(cast.liu)
    path = f"/api/targets/{draft.id}"
    cell = {"team": cast.team.id, "member": cast.xiaoli.id, "period": "2026-05", "value": 400_000}
    version = client.patch(f"{path}/cells", {"version": draft.version, "cells": [cell]}).json()["target"]["version"]
    before = dict(Cell.objects.filter(target=draft).values_list("id", "days"))
    for verb in ("undo", "redo", "undo", "redo"):
        answer = client.post(f"{path}/{verb}", {"version": version}).json()
        version = answer["target"]["version"]
        assert (Cell.objects.get(target=draft, member=cast.xiaoli, month=5).fen == 400_000) == (verb == "redo")
    assert dict(Cell.objects.filter(target=draft).values_list("id", "days")) == before
    assert client.post(f"{path}/redo", {"version": version}).json()["code"] == "target_nothing_to_redo"


def test_the_grid_says_what_can_be_taken_back_and_who_locked(cast, target):
    client = client_for(cast.liu)
    path = f"/api/targets/{target.id}"

    def state(grid):
        return grid["can_undo"], grid["can_redo"]

    assert state(client.get(f"{path}/grid").json()) == (False, False)
    client.post(f"{path}/split", {"version": 1, "people": "equal", "months": "equal"})
    grid = client.get(f"{path}/grid").json()
    assert (state(grid), grid["dimensions"]) == ((True, False), [])
    undone = client.post(f"{path}/undo", {"version": grid["target"]["version"]}).json()
    assert state(undone) == (False, True)
    redone = client.post(f"{path}/redo", {"version": undone["target"]["version"]}).json()
    assert state(redone) == (True, False)
    lock = {"version": 1, "cells": [{"team": cast.team.id, "period": "2026Q2"}], "locked": True}
    rows = client_for(cast.chen).post(f"{path}/locks", lock).json()["rows"]
    assert [(row["locks"], row["locked_by"]) for row in rows if row["locks"]] == [(["2026Q2"], [cast.chen.name])]


def test_the_weeks_of_a_year_add_up_to_it(cast, draft):
    grid = client_for(cast.liu).get(f"/api/targets/{draft.id}/grid?zoom=week&within=2026&depth=4").json()
    assert (len(grid["periods"]), grid["periods"][0], grid["periods"][-1]) == (53, "2026W01", "2026W53")
    assert grid["rows"][0]["total"] == 12_000_001
    assert {row["name"] for row in grid["rows"]} >= {cast.xiaoli.name, cast.xiaowang.name}


def test_a_refusal_names_the_locked_month_or_day(cast, draft):
    client = client_for(cast.liu)
    cells = f"/api/targets/{draft.id}/cells"
    for period, names, start in [("2026-03", "小李 3月", None), ("2026-04-15", "小李 4月15日", "2026-04-15")]:
        lock = {"team": cast.team.id, "member": cast.xiaoli.id, "period": period}
        client.post(f"/api/targets/{draft.id}/locks", {"version": 1, "cells": [lock], "locked": True})
        version = client.get(f"/api/targets/{draft.id}").json()["version"]
        body = {"version": version, "cells": [{"team": cast.team.id, "period": period, "value": 1}], "rule": "parent"}
        refused = client.patch(cells, body).json()
        assert refused["params"]["names"] == names
        node = refused["params"]["nodes"][0]
        assert (node["member"], node["month"], node["start"]) == (cast.xiaoli.id, None if start else 3, start)
