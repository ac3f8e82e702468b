"""Leave that is asked for and answered, and who is at work at a moment."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.org.models import CalendarDay, Leave, Member
from yingdan.org.selectors import leave as leaves
from yingdan.org.services import leave_approval
from yingdan.org.tests.test_leave import PATH, made, problem, values
from yingdan.platform.models import Company, Event, Notification

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def approval(cast: Cast) -> None:
    """The company wants leave to be approved; each team is led by its supervisor."""
    Company.objects.update_or_create(id=1, defaults={"name": "新光贸易"})
    answer = client_for(cast.hr).put("/api/org/leave/settings", {"needs_approval": True})
    assert answer.status_code == 200, answer.content
    cast.team.manager = cast.zhang
    cast.team.save()
    cast.region.manager = cast.chen
    cast.region.save()


def decide(who: Member, row: dict[str, Any], approved: bool, answer: str = "") -> Any:
    body = {"version": row["version"], "approved": approved, "answer": answer}
    return client_for(who).post(f"/api/org/leave/{row['id']}/decision", body)


def told(who: Member) -> list[str]:
    return list(Notification.objects.filter(user=who.user).order_by("id").values_list("kind", flat=True))


@pytest.mark.usefixtures("approval")
def test_the_superior_is_asked_and_the_person_gets_the_answer(cast: Cast) -> None:
    row = made(client_for(cast.xiaoli), cast.xiaoli)
    assert row["values"]["status"] == "requested"
    assert told(cast.zhang) == ["leave_requested"]
    assert leaves.away_on(date(2026, 5, 14)) == set()  # nobody is away before it is agreed
    assert decide(cast.zhang, row, True, "好好休息").status_code == 200
    leave = Leave.objects.get()
    assert (leave.status, leave.decided_by_id, leave.answer) == ("registered", cast.zhang.id, "好好休息")
    assert told(cast.xiaoli) == ["leave_approved"]
    assert "好好休息" in client_for(cast.xiaoli).get("/api/me/notifications").json()["items"][0]["text"]
    assert leaves.away_on(date(2026, 5, 14)) == {cast.xiaoli.id}
    again = decide(cast.zhang, {"id": leave.id, "version": leave.version}, False)
    assert (again.status_code, again.json()["code"]) == (409, "leave_not_requested")
    assert Event.objects.filter(verb__in=["leave.requested", "leave.approved"]).count() == 2


@pytest.mark.usefixtures("approval")
def test_refused_leave_takes_no_days_and_may_be_asked_for_again(cast: Cast) -> None:
    rep = client_for(cast.xiaoli)
    row = made(rep, cast.xiaoli)
    assert problem(rep.post(PATH, values(cast.xiaoli)), "starts_on")["code"] == "leave_overlaps"
    assert decide(cast.chen, row, False, "人手不够").json()["status"] == "refused"
    assert made(rep, cast.xiaoli)["values"]["status"] == "requested"


@pytest.mark.usefixtures("approval")
def test_nobody_answers_for_oneself_or_without_reach(cast: Cast) -> None:
    row = made(client_for(cast.xiaoli), cast.xiaoli)
    assert (decide(cast.xiaoli, row, True).status_code, decide(cast.xiaowang, row, True).status_code) == (409, 404)
    patched = client_for(cast.xiaoli).patch(
        f"{PATH}/{row['id']}", {"version": row["version"], "values": {"status": "registered"}}
    )
    assert problem(patched, "status")["code"] == "not_editable"
    assert decide(cast.zhang, {**row, "version": 99}, True).status_code == 409
    assert Leave.objects.get().status == "requested"


@pytest.mark.usefixtures("approval")
def test_other_days_are_asked_for_again_and_a_note_is_not(cast: Cast) -> None:
    rep = client_for(cast.xiaoli)
    row = made(rep, cast.xiaoli)
    decide(cast.zhang, row, True)

    def change(**wanted: str) -> str:
        leave = Leave.objects.get()
        body = {"version": leave.version, "values": wanted}
        return str(rep.patch(f"{PATH}/{leave.id}", body).json()["values"]["status"])

    assert change(note="改签") == "registered"
    assert change(ends_on="2026-05-18") == "requested"
    assert change(status="cancelled") == "cancelled"
    assert told(cast.zhang) == ["leave_requested", "leave_requested", "leave_cancelled"]
    assert change(status="registered") == "requested"


@pytest.mark.usefixtures("approval")
def test_what_the_superior_registers_is_agreed(cast: Cast) -> None:
    assert made(client_for(cast.zhang), cast.xiaoli)["values"]["status"] == "registered"
    assert made(client_for(cast.liu), cast.liu)["values"]["status"] == "registered"  # there is nobody above


def test_without_the_setting_leave_is_registered_at_once(cast: Cast) -> None:
    Company.objects.update_or_create(id=1, defaults={"name": "新光贸易", "settings": {"other": 1}})
    assert client_for(cast.xiaoli).get("/api/org/leave/settings").json() == {"needs_approval": False}
    assert client_for(cast.xiaoli).put("/api/org/leave/settings", {"needs_approval": True}).status_code == 403
    assert made(client_for(cast.xiaoli), cast.xiaoli)["values"]["status"] == "registered"
    leave_approval.set_needed(actor=actor_for(cast.hr), wanted=True)
    assert Company.objects.get().settings == {"other": 1, "leave_needs_approval": True}


def test_the_superior_is_the_own_one_else_who_leads_the_nearest_team(cast: Cast, approval: None) -> None:
    lee = Member.objects.get(id=cast.xiaoli.id)
    assert leave_approval.superior(lee) == cast.zhang
    lee.manager = cast.liu
    assert leave_approval.superior(lee) == cast.liu
    assert leave_approval.superior(Member.objects.get(id=cast.zhang.id)) == cast.chen
    Member.objects.filter(id=cast.zhang.id).update(ended_on=date(2020, 1, 1), started_on=None)
    assert leave_approval.superior(Member.objects.get(id=cast.xiaoli.id)) == cast.chen


def test_on_duty_is_who_is_there_at_that_half_of_a_workday(cast: Cast, django_assert_max_num_queries: Any) -> None:
    made(client_for(cast.xiaoli), cast.xiaoli, "2026-05-14", "2026-05-14", starts_half="pm")
    made(client_for(cast.zhang), cast.zhang, "2026-05-14", "2026-05-14", ends_half="am")
    Member.objects.filter(id=cast.xiaowang.id).update(ended_on=date(2026, 5, 13))
    people = [cast.xiaoli.id, cast.zhang.id, cast.xiaowang.id, cast.chen.id]

    def at(day: int, hour: int, **more: bool) -> set[int]:
        return leaves.on_duty(people, datetime(2026, 5, day, hour, tzinfo=SHANGHAI), **more)

    with django_assert_max_num_queries(6):
        assert at(14, 9) == {cast.xiaoli.id, cast.chen.id}
    assert at(14, 14) == {cast.zhang.id, cast.chen.id}
    assert at(16, 9) == set()  # a Saturday
    assert at(16, 9, any_day=True) == {cast.xiaoli.id, cast.zhang.id, cast.chen.id}
    CalendarDay.objects.create(day=date(2026, 5, 16), kind="company_workday", name="展会", team=cast.team)
    assert at(16, 9) == {cast.xiaoli.id, cast.zhang.id}
    assert leaves.away_on(date(2026, 5, 14)) == {cast.xiaoli.id, cast.zhang.id}
    assert leaves.away_on(date(2026, 5, 14), "am", [cast.xiaoli.id]) == set()
