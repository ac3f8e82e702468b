"""Members: joining, changing, moving, leaving, further teams, handing over; and who may do it."""

from datetime import timedelta

import pytest

from yingdan.conftest import Cast, actor_for, client_for, make_member, make_role, make_team
from yingdan.kernel import clock, ports
from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.jobs import end_memberships
from yingdan.org.models import Member
from yingdan.platform.models import Event

NEW = {"name": "新人", "roles": ["rep"], "position": "销售代表", "phone": "13800138000"}


def add(cast: Cast, **changes: object):
    return client_for(cast.hr).post("/api/org/members", {**NEW, "team_id": cast.team.id, **changes})


def test_a_new_member_signs_in_with_the_password_shown_once(cast: Cast) -> None:
    answer = add(cast)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["username"] == "xinren"
    member = Member.objects.get(id=made["id"])
    assert member.started_on == clock.today()
    assert member.user.check_password(made["password"])
    client = client_for(None)
    signed_in = client.post("/api/sign-in", {"username": "xinren", "password": made["password"]})
    assert signed_in.json()["user"]["must_change_password"] is True
    assert signed_in.json()["member"]["team"]["name"] == "一组"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"staff_no": "A1"}, "staff_no"),
        ({"external_id": "X1"}, "external_id"),
        ({"username": "xiaoli"}, "username"),
        ({"roles": ["emperor"]}, "roles"),
        ({"team_id": 10**9}, "team_id"),
        ({"manager_id": 10**9}, "manager"),
    ],
)
def test_what_cannot_be_is_refused_by_field(cast: Cast, changes: dict[str, object], field: str) -> None:
    Member.objects.filter(id=cast.xiaoli.id).update(staff_no="A1", external_id="X1")
    answer = add(cast, **changes)
    assert answer.status_code == 422
    assert list(answer.json()["params"]["fields"]) == [field]
    assert not Member.objects.filter(name="新人").exists()


def test_a_supervisor_with_the_right_adds_only_to_teams_within_reach(cast: Cast) -> None:
    make_role("recruiter", member__create="team", member__read="all")
    recruiter = make_member("招聘员", cast.team, "recruiter")
    payload = {**NEW, "team_id": cast.other_team.id}
    assert client_for(recruiter).post("/api/org/members", payload).status_code == 422
    assert client_for(recruiter).post("/api/org/members", {**payload, "team_id": cast.team.id}).status_code == 201


def test_a_move_changes_scope_at_once_and_is_kept_as_an_event(cast: Cast) -> None:
    answer = client_for(cast.hr).post(f"/api/org/members/{cast.xiaoli.id}/move", {"team_id": cast.other_team.id})
    assert answer.json()["team"]["name"] == "二组"
    assert actor_for(cast.xiaoli).team_ids == (cast.other_team.id,)
    event = Event.objects.get(verb="member.moved")
    assert (event.params["before"], event.params["after"]) == (cast.team.id, cast.other_team.id)


def test_who_leaves_today_is_out_at_once(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    answer = client_for(cast.hr).post(
        f"/api/org/members/{cast.xiaoli.id}/leave", {"ended_on": clock.today().isoformat()}
    )
    assert answer.json()["is_active"] is False
    assert client.get("/api/me").status_code == 401


def test_who_leaves_later_works_until_the_last_day(cast: Cast) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    client_for(cast.hr).post(f"/api/org/members/{cast.xiaoli.id}/leave", {"ended_on": tomorrow.isoformat()})
    end_memberships()
    assert client_for(cast.xiaoli).get("/api/me").status_code == 200
    Member.objects.filter(id=cast.xiaoli.id).update(ended_on=clock.today() - timedelta(days=1))
    end_memberships()
    cast.xiaoli.user.refresh_from_db()
    assert cast.xiaoli.user.is_active is False


def test_somebody_comes_back(cast: Cast) -> None:
    hr = client_for(cast.hr)
    hr.post(f"/api/org/members/{cast.xiaoli.id}/leave", {"ended_on": clock.today().isoformat()})
    again = hr.post(f"/api/org/members/{cast.xiaoli.id}/leave", {"ended_on": clock.today().isoformat()})
    assert (again.status_code, again.json()["code"]) == (409, "member_left")
    assert hr.post(f"/api/org/members/{cast.xiaoli.id}/return").json()["is_active"] is True
    assert actor_for(cast.xiaoli).member_id == cast.xiaoli.id


def test_the_last_day_is_not_before_the_first(cast: Cast) -> None:
    answer = client_for(cast.hr).post(f"/api/org/members/{cast.xiaoli.id}/leave", {"ended_on": "2020-01-01"})
    assert answer.status_code == 422


def test_a_further_team_widens_what_one_belongs_to_for_its_days(cast: Cast) -> None:
    hr = client_for(cast.hr)
    answer = hr.post(f"/api/org/members/{cast.xiaoli.id}/teams", {"team_id": cast.other_team.id})
    assert [row["team"]["name"] for row in answer.json()["further_teams"]] == ["二组"]
    assert actor_for(cast.xiaoli).team_ids == (cast.team.id, cast.other_team.id)
    listed = hr.get(f"/api/org/teams/{cast.other_team.id}/members").json()["items"]
    assert {(row["name"], row["further"]) for row in listed} == {("小王", False), ("小李", True)}
    over = {"team_id": cast.other_team.id, "since": "2026-01-01", "until": "2026-01-31"}
    hr.post(f"/api/org/members/{cast.xiaoli.id}/teams", over)
    assert actor_for(cast.xiaoli).team_ids == (cast.team.id,)
    assert hr.delete(f"/api/org/members/{cast.xiaoli.id}/teams/{cast.other_team.id}").json()["further_teams"] == []
    assert hr.delete(f"/api/org/members/{cast.xiaoli.id}/teams/{cast.other_team.id}").status_code == 404


def test_managing_a_team_is_belonging_to_it(cast: Cast) -> None:
    north = make_team("华北大区", parent=cast.company, manager=cast.chen)
    assert set(actor_for(cast.chen).team_ids) == {cast.region.id, north.id}


def test_roles_are_replaced(cast: Cast) -> None:
    answer = client_for(cast.hr).post(f"/api/org/members/{cast.xiaoli.id}/roles", {"roles": ["rep", "supervisor"]})
    assert [role["code"] for role in answer.json()["roles"]] == ["rep", "supervisor"]


def test_hr_cannot_take_over_the_administrator(cast: Cast) -> None:
    hr = client_for(cast.hr)
    assert hr.post(f"/api/org/members/{cast.admin.id}/reset-password").status_code == 403
    assert hr.post(f"/api/org/members/{cast.xiaoli.id}/roles", {"roles": ["administrator"]}).status_code == 403
    assert hr.post(f"/api/org/members/{cast.xiaoli.id}/reset-password").json()["username"] == "xiaoli"


def test_a_reset_ends_the_sessions(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    client_for(cast.hr).post(f"/api/org/members/{cast.xiaoli.id}/reset-password")
    assert client.get("/api/me").status_code == 401


def test_members_out_of_reach_do_not_exist(cast: Cast) -> None:
    make_role("team_hr", member__read="team", member__edit="team")
    team_hr = client_for(make_member("组内人事", cast.team, "team_hr"))
    assert team_hr.get(f"/api/org/members/{cast.xiaoli.id}").status_code == 200
    for path in ("", "/open-work"):
        assert team_hr.get(f"/api/org/members/{cast.xiaowang.id}{path}").status_code == 404
    assert team_hr.post(f"/api/org/members/{cast.xiaowang.id}/reset-password").status_code == 404
    assert team_hr.post(f"/api/org/members/{cast.xiaowang.id}/move", {"team_id": cast.team.id}).status_code == 404


def test_open_work_is_counted_and_given_to_a_successor(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    owners = {1: cast.xiaoli.id, 2: cast.xiaoli.id, 3: cast.zhang.id}

    def give(actor: Actor, giver: int, taker: int) -> int:
        mine = [row for row, owner in owners.items() if owner == giver]
        owners.update(dict.fromkeys(mine, taker))
        return len(mine)

    boxes = ports.Handover(("箱子", "Boxes"), lambda member: list(owners.values()).count(member), give)
    monkeypatch.setattr(ports, "handover", ports.Registry(ports.Handover))
    ports.handover.add("box", boxes)
    hr = client_for(cast.hr)
    expected = [{"resource": "box", "label": {"zh": "箱子", "en": "Boxes"}, "count": 2}]
    assert hr.get(f"/api/org/members/{cast.xiaoli.id}/open-work").json() == {"rows": expected, "teams": []}
    assert hr.get(f"/api/org/members/{cast.zhang.id}/open-work").json()["teams"][0]["name"] == "一组"
    to_self = hr.post(f"/api/org/members/{cast.xiaoli.id}/handover", {"to_id": cast.xiaoli.id})
    assert to_self.status_code == 422
    given = hr.post(f"/api/org/members/{cast.xiaoli.id}/handover", {"to_id": cast.xiaowang.id})
    assert given.json()["rows"] == expected
    assert owners == {1: cast.xiaowang.id, 2: cast.xiaowang.id, 3: cast.zhang.id}
    assert Event.objects.get(verb="member.handed_over").params["counts"] == {"box": 2}


def test_a_manager_is_never_below_the_person(cast: Cast) -> None:
    client = client_for(cast.hr)
    for manager in (cast.chen, cast.zhang, cast.xiaoli):
        answer = client.patch(
            f"/api/resources/member/{cast.chen.id}", {"version": 1, "values": {"manager": manager.id}}
        )
        assert answer.status_code == 422, answer.content
        assert list(answer.json()["params"]["fields"]) == ["manager"]


def test_a_member_is_edited_through_the_resource(cast: Cast) -> None:
    client = client_for(cast.hr)
    values = {"name": "李小力", "phone": "13900139000", "staff_no": "S-7"}
    answer = client.patch(f"/api/resources/member/{cast.xiaoli.id}", {"version": 1, "values": values})
    assert answer.status_code == 200, answer.content
    assert answer.json()["values"]["name"] == "李小力"
    assert answer.json()["version"] == 2
    cast.xiaoli.user.refresh_from_db()
    assert cast.xiaoli.user.name == "李小力"
    for text in ("lixiaoli", "9000", "s-7"):
        found = client.get(f"/api/resources/member/lookup?q={text}").json()["items"]
        assert [item["id"] for item in found] == [cast.xiaoli.id], text


def test_present_leaves_out_who_has_left(cast: Cast) -> None:
    Member.objects.filter(id=cast.xiaoli.id).update(ended_on=clock.today() - timedelta(days=1))
    assert cast.xiaoli not in selectors.present(Member.objects.all())
    assert selectors.membership(cast.xiaoli.user_id) is None
