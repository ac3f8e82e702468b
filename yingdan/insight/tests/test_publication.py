"""Nobody whom the settings exclude is published: on no page, on no screen, in no broadcast."""

import pytest

from yingdan.conftest import client_for

pytestmark = pytest.mark.usefixtures("history")
BOARD = "/api/leaderboard?period=month&date=2026-03-13"
LIST = "/api/leaderboard/unpublished"


def names(client, query=""):
    return [row["name"] for row in client.get(BOARD + query).json()["rows"]]


def test_who_is_not_published_is_on_no_board_and_counts_for_no_rank(cast):
    liu = client_for(cast.liu)
    assert names(liu) == ["小王", "小李", "张主管"]
    assert liu.post(LIST, {"member_id": cast.xiaowang.id, "reason": "新人保护期"}).status_code == 201
    board = liu.get(BOARD + "&zeros=true").json()
    assert [(row["name"], row["rank"]) for row in board["rows"]][:2] == [("小李", 1), ("张主管", 1)]
    assert "小王" not in [row["name"] for row in board["rows"]]
    assert board["fen"] == 200_020
    own = client_for(cast.xiaowang).get(BOARD).json()
    assert (own["hidden"], own["mine"]) == (True, None)
    screen = client_for(cast.xiaoli).get("/api/leaderboard/screen")
    assert "小王" not in screen.content.decode()
    assert screen.json()["actual"] == 400_020


def test_a_team_of_which_nobody_is_published_is_not_published_either(cast):
    liu = client_for(cast.liu)
    assert cast.other_team.name in names(liu, "&by=team")
    for one in cast.other_team.members.all():
        liu.post(LIST, {"member_id": one.id})
    assert cast.other_team.name not in names(liu, "&by=team")
    assert cast.team.name in names(liu, "&by=team")


def test_a_team_that_is_excluded_takes_its_people_along(cast):
    liu = client_for(cast.liu)
    made = liu.post(LIST, {"team_id": cast.team.id}).json()["items"][0]
    assert names(liu) == ["小王"]
    assert liu.delete(f"{LIST}/{made['id']}").status_code == 204
    assert names(liu) == ["小王", "小李", "张主管"]


def test_only_people_within_reach_can_be_taken_off(cast):
    zhang = client_for(cast.zhang)
    assert zhang.post(LIST, {"member_id": cast.xiaowang.id}).status_code == 404
    assert zhang.post(LIST, {"member_id": cast.xiaoli.id}).status_code == 201
    assert [one["member"]["name"] for one in zhang.get(LIST).json()["items"]] == ["小李"]
    assert client_for(cast.xiaoli).get(LIST).status_code == 403


def test_the_pulse_of_the_screen_moves_with_the_list(cast):
    client = client_for(cast.liu)
    before = client.get("/api/leaderboard/pulse").json()
    assert client.get("/api/leaderboard/pulse").json() == before
    client.post(LIST, {"member_id": cast.xiaowang.id})
    assert client.get("/api/leaderboard/pulse").json() != before


def test_the_gap_leads_to_the_place_above(cast):
    rows = client_for(cast.liu).get(BOARD).json()["rows"]
    assert [(row["rank"], row["gap"]) for row in rows] == [(1, None), (2, 99_990), (2, 99_990)]
