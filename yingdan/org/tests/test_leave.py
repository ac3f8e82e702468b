"""Leave: registered by oneself or the superior, to the half day, never twice at a time."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yingdan.conftest import ApiClient, Cast, actor_for, client_for
from yingdan.org.models import Leave, Member
from yingdan.org.resources_leave import LEAVE
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave as leaves
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer
from yingdan.platform.models import Event

PATH = "/api/resources/leave"


@pytest.fixture
def rep(cast: Cast) -> ApiClient:
    return client_for(cast.xiaoli)


def values(member: Member, start: str = "2026-05-14", end: str = "2026-05-15", **more: Any) -> dict[str, Any]:
    return {"values": {"member": member.id, "kind": "annual", "starts_on": start, "ends_on": end, **more}}


def made(client: ApiClient, *args: Any, **more: Any) -> dict[str, Any]:
    answer = client.post(PATH, values(*args, **more))
    assert answer.status_code in (200, 201), answer.content
    found: dict[str, Any] = answer.json()
    return found


def problem(answer: Any, field: str) -> dict[str, Any]:
    assert answer.status_code == 422, answer.content
    found: dict[str, Any] = answer.json()["params"]["fields"][field][0]
    return found


def test_a_rep_registers_own_leave_to_the_half_day(cast: Cast, rep: ApiClient) -> None:
    row = made(rep, cast.xiaoli, starts_half="pm", note="回老家")
    assert (row["values"]["days"], row["values"]["status"]) == ("1.5", "registered")
    event = Event.objects.get(verb="leave.registered")
    assert (event.params["days"], f"member:{cast.xiaoli.id}" in event.about) == ("1.5", True)


def test_days_off_cost_nothing(cast: Cast, rep: ApiClient) -> None:
    assert made(rep, cast.xiaoli, "2026-09-30", "2026-10-09")["values"]["days"] == "3"


def test_overlapping_leave_is_refused_with_the_days_in_the_way(cast: Cast, rep: ApiClient) -> None:
    made(rep, cast.xiaoli)
    found = problem(rep.post(PATH, values(cast.xiaoli, "2026-05-15", "2026-05-18")), "starts_on")
    assert (found["code"], found["start"], found["end"]) == ("leave_overlaps", "2026-05-14", "2026-05-15")
    assert "2026-05-14 至 2026-05-15" in found["message"]


def test_a_morning_and_an_afternoon_do_not_overlap(cast: Cast, rep: ApiClient) -> None:
    made(rep, cast.xiaoli, "2026-05-14", "2026-05-14", ends_half="am")
    assert made(rep, cast.xiaoli, "2026-05-14", "2026-05-14", starts_half="pm")["values"]["days"] == "0.5"


def test_cancelled_leave_is_not_in_the_way(cast: Cast, rep: ApiClient) -> None:
    row = made(rep, cast.xiaoli)
    cancelled = rep.patch(f"{PATH}/{row['id']}", {"version": row["version"], "values": {"status": "cancelled"}})
    assert cancelled.status_code == 200, cancelled.content
    again = made(rep, cast.xiaoli)
    back = rep.patch(f"{PATH}/{row['id']}", {"version": row["version"] + 1, "values": {"status": "registered"}})
    assert problem(back, "starts_on")["code"] == "leave_overlaps"
    assert Leave.objects.get(id=again["id"]).status == "registered"
    assert Event.objects.filter(verb="leave.cancelled").count() == 1


def test_the_database_refuses_what_slips_past_the_check(cast: Cast, rep: ApiClient) -> None:
    made(rep, cast.xiaoli)
    twin = Leave.objects.get()
    twin.id = None
    with pytest.raises(IntegrityError, match="org_leave_overlap"), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize(
    ("start", "end", "more", "field", "code"),
    [
        ("2026-05-15", "2026-05-14", {}, "ends_on", "end_before_start"),
        ("2026-05-15", "2026-05-15", {"starts_half": "pm", "ends_half": "am"}, "ends_on", "end_before_start"),
        ("2026-05-15", "2027-12-31", {}, "ends_on", "leave_too_long"),
        ("2023-12-29", "2024-01-05", {}, "starts_on", "leave_before_first_day"),
    ],
)
def test_impossible_days_are_refused(
    cast: Cast, rep: ApiClient, start: str, end: str, more: dict[str, str], field: str, code: str
) -> None:
    assert problem(rep.post(PATH, values(cast.xiaoli, start, end, **more)), field)["code"] == code


def test_the_superior_registers_for_the_team_and_not_for_others(cast: Cast) -> None:
    boss = client_for(cast.zhang)
    made(boss, cast.xiaoli)
    assert problem(boss.post(PATH, values(cast.xiaowang)), "member")["code"] == "unknown_member"


def test_a_rep_registers_for_nobody_else(cast: Cast, rep: ApiClient) -> None:
    assert problem(rep.post(PATH, values(cast.zhang)), "member")["code"] == "unknown_member"


def test_leave_goes_with_the_person_to_the_new_team(cast: Cast, rep: ApiClient) -> None:
    row = made(rep, cast.xiaoli)
    Member.objects.filter(id=cast.xiaoli.id).update(team=cast.other_team)
    assert client_for(cast.zhang).get(f"{PATH}/{row['id']}").status_code == 404


def test_the_cost_is_known_before(cast: Cast, rep: ApiClient) -> None:
    made(rep, cast.xiaoli)
    body = {"starts_on": "2026-05-15", "ends_on": "2026-05-18", "ends_half": "am"}
    answer = rep.post("/api/org/leave/check", body)
    assert answer.status_code == 200, answer.content
    assert answer.json()["days"] == 1.5
    assert [one["start"] for one in answer.json()["overlaps"]] == ["2026-05-14"]
    assert rep.post("/api/org/leave/check", {**body, "member_id": cast.xiaowang.id}).status_code == 422


def test_posts_of_many_take_one_statement(cast: Cast, rep: ApiClient, django_assert_num_queries: Any) -> None:
    made(rep, cast.xiaoli)
    known, people = calendars.Calendars(), list(Member.objects.all())
    with django_assert_num_queries(1):
        found = leaves.posts(known, 2026, people)
    assert sum(found[cast.xiaowang.id]) - sum(found[cast.xiaoli.id]) == 4


def test_an_import_refuses_overlaps_row_by_row(cast: Cast) -> None:
    writer = Writer(LEAVE, actor_for(cast.hr), {field.name: field for field in LEAVE.fields})
    days = [(date(2026, 5, 14), date(2026, 5, 15)), (date(2026, 5, 15), date(2026, 5, 18)),
            (date(2026, 6, 1), None)]  # fmt: skip
    rows = [
        Row(n, {"member": cast.xiaoli.id, "kind": "sick", "starts_on": start, "ends_on": end})
        for n, (start, end) in enumerate(days)
    ]
    assert len(writer.insert(rows)) == 2
    assert [[issue.code for issue in row.issues] for row in rows] == [[], ["leave_overlaps"], []]
    assert [str(one.days) for one in Leave.objects.order_by("starts_on")] == ["2.0", "1.0"]
