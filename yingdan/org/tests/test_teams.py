"""The organisation tree: adding, renaming, moving, ordering, closing."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, actor_for, client_for, make_team
from yingdan.kernel.actor import Actor
from yingdan.org import charts
from yingdan.org.models import Member, Team
from yingdan.org.services import structure
from yingdan.platform.models import AuditEntry, Event

SYSTEM = Actor.system("test")


def path_of(team: Team) -> str:
    return str(Team.objects.get(id=team.id).path)


def test_a_team_is_added_under_its_parent(cast: Cast) -> None:
    answer = client_for(cast.admin).post("/api/org/teams", {"name": "三组", "parent_id": cast.region.id})
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["parent_id"], made["depth"], made["members"], made["version"]) == (cast.region.id, 2, 0, 1)
    assert Team.objects.get(id=made["id"]).path == f"{cast.region.path}.{made['id']}"
    assert Event.objects.get(verb="team.added").object_id == made["id"]


def test_siblings_have_different_names(cast: Cast) -> None:
    answer = client_for(cast.admin).post("/api/org/teams", {"name": "一组", "parent_id": cast.region.id})
    assert answer.status_code == 422
    assert answer.json()["params"]["fields"]["name"][0]["message"] == "同一上级下已有“一组”"


def test_a_rename_keeps_history_and_notices_a_lost_update(cast: Cast) -> None:
    client = client_for(cast.admin)
    answer = client.patch(f"/api/org/teams/{cast.team.id}", {"name": "先锋组", "version": 1})
    assert (answer.json()["name"], answer.json()["version"]) == ("先锋组", 2)
    assert answer.json()["manager"]["name"] == "张主管"
    entry = AuditEntry.objects.filter(table="org_team", row_id=cast.team.id, action="U").latest("id")
    assert entry.changes == {"name": ["一组", "先锋组"]}
    assert (entry.actor, entry.user_id) == ("管理员", cast.admin.user_id)
    stale = client.patch(f"/api/org/teams/{cast.team.id}", {"name": "别的组", "version": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "version_conflict")


def test_a_move_takes_the_whole_subtree_along_in_one_update(cast: Cast) -> None:
    below = make_team("小组", parent=cast.team)
    other = make_team("华北大区", parent=cast.company, kind="region")
    client = client_for(cast.admin)
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(f"/api/org/teams/{cast.team.id}/move", {"parent_id": other.id})
    assert answer.status_code == 200, answer.content
    assert path_of(cast.team) == f"{other.path}.{cast.team.id}"
    assert path_of(below) == f"{other.path}.{cast.team.id}.{below.id}"
    assert path_of(cast.other_team) == cast.other_team.path
    assert sum("subpath" in query["sql"] for query in queries) == 1
    assert below.id not in actor_for(cast.chen).below_ids


def test_a_move_to_the_top_makes_a_root(cast: Cast) -> None:
    client_for(cast.admin).post(f"/api/org/teams/{cast.region.id}/move", {"parent_id": None})
    assert path_of(cast.region) == str(cast.region.id)
    assert path_of(cast.team) == f"{cast.region.id}.{cast.team.id}"


@pytest.mark.parametrize("target", ["region", "team"])
def test_a_team_cannot_come_under_itself(cast: Cast, target: str) -> None:
    parent = getattr(cast, target).id
    answer = client_for(cast.admin).post(f"/api/org/teams/{cast.region.id}/move", {"parent_id": parent})
    assert (answer.status_code, answer.json()["code"]) == (409, "team_cycle")
    assert path_of(cast.team) == cast.team.path


def test_closing_says_what_is_still_in_the_team(cast: Cast) -> None:
    client = client_for(cast.admin)
    answer = client.post(f"/api/org/teams/{cast.region.id}/close")
    assert (answer.status_code, answer.json()["code"]) == (409, "team_not_empty")
    assert answer.json()["params"]["teams"] == ["一组", "二组"]
    assert set(answer.json()["params"]["members"]) == {"陈经理", "内勤小周"}
    assert "一组" in answer.json()["message"]


def test_an_empty_team_is_closed_and_opened_again(cast: Cast) -> None:
    empty = make_team("空组", parent=cast.region)
    client = client_for(cast.admin)
    assert client.post(f"/api/org/teams/{empty.id}/close").json()["closed_on"] is not None
    shown = [team["name"] for team in client.get("/api/org/teams").json()["items"]]
    assert "空组" not in shown
    refused = client.post("/api/org/teams", {"name": "下级", "parent_id": empty.id})
    assert (refused.status_code, refused.json()["code"]) == (409, "team_closed")
    assert client.post(f"/api/org/teams/{empty.id}/reopen").json()["closed_on"] is None


def test_siblings_are_put_in_order(cast: Cast) -> None:
    client = client_for(cast.admin)
    order = [cast.other_team.id, cast.team.id]
    assert client.put("/api/org/teams/order", {"parent_id": cast.region.id, "team_ids": order}).status_code == 204
    children = client.get(f"/api/org/teams?parent={cast.region.id}").json()["items"]
    assert [team["id"] for team in children] == order
    partial = client.put("/api/org/teams/order", {"parent_id": cast.region.id, "team_ids": order[:1]})
    assert partial.status_code == 422


def test_the_tree_counts_members_here_and_below(cast: Cast) -> None:
    items = {team["name"]: team for team in client_for(cast.xiaoli).get("/api/org/teams").json()["items"]}
    assert list(items) == ["公司", "华东大区", "一组", "二组"]
    assert (items["一组"]["members"], items["一组"]["total"]) == (2, 2)
    assert (items["华东大区"]["members"], items["华东大区"]["total"], items["华东大区"]["children"]) == (2, 5, 2)
    assert items["公司"]["total"] == Member.objects.count()


def test_ten_thousand_members_in_a_thousand_teams_open_at_once(cast: Cast) -> None:
    paths = [(f"大区{region}", f"组{team}") for region in range(20) for team in range(50)]
    teams = structure.ensure_paths(SYSTEM, paths, cast.company)
    rows = [{"name": f"员工{n}", "team_id": team} for team in teams.values() for n in range(10)]
    structure.create_members(SYSTEM, rows, ["rep"])
    with connection.cursor() as cursor:
        cursor.execute("analyze org_team, org_member")
    client = client_for(cast.liu)
    client.get("/api/org/teams")
    started = time.process_time()  # what others do on the machine does not count
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/api/org/teams")
    took = time.process_time() - started
    items = answer.json()["items"]
    assert items[0]["total"] == Member.objects.count() == 10_000 + 11
    assert len(items) == 4 + 20 + 1000
    assert len(queries) == 3  # session, membership, tree
    assert took < 1, took
    page = client.get(f"/api/org/teams/{next(iter(teams.values()))}/members?limit=4").json()
    assert len(page["items"]) == 4
    assert page["next_cursor"]


def test_members_of_a_team_come_page_by_page(cast: Cast) -> None:
    structure.create_members(SYSTEM, [{"name": f"员工{n}", "team_id": cast.team.id} for n in range(5)], ["rep"])
    client = client_for(cast.xiaoli)
    names, cursor = [], ""
    while True:
        page = client.get(f"/api/org/teams/{cast.team.id}/members?limit=3{cursor}").json()
        names += [member["name"] for member in page["items"]]
        if not page["next_cursor"]:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert sorted(names) == sorted(["小李", "张主管", *(f"员工{n}" for n in range(5))])
    assert len(names) == len(set(names))


def test_a_team_below_a_closed_one_is_still_shown(cast: Cast) -> None:
    Team.objects.filter(id=cast.region.id).update(closed_on="2026-01-01")
    assert [team["name"] for team in charts.teams()] == ["公司", "一组", "二组"]
