"""The company's calendar: days, weekends, pasting, teams, and years that are not gazetted yet."""

from datetime import date
from typing import Any

import pytest

from yingdan.conftest import ApiClient, Cast, actor_for, client_for
from yingdan.org.models import CalendarDay, Leave
from yingdan.org.rules import gazette
from yingdan.org.selectors import calendar as calendars
from yingdan.org.services import calendar, leave
from yingdan.platform.models import AuditEntry, Event

UNKNOWN = gazette.last_year() + 1
DAY = "2026-06-01"


@pytest.fixture
def hr(cast: Cast) -> ApiClient:
    return client_for(cast.hr)


def shown(client: ApiClient, year: int = 2026) -> dict[str, Any]:
    answer = client.get(f"/api/org/calendar/{year}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def day_of(year: dict[str, Any], day: str) -> dict[str, Any]:
    return next(one for one in year["days"] if one["day"] == day)


def put(client: ApiClient, day: str = DAY, **body: object) -> dict[str, Any]:
    answer = client.put(f"/api/org/calendar/days/{day}", {"kind": "company_holiday", "version": None, **body})
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_everybody_sees_the_year(cast: Cast) -> None:
    year = shown(client_for(cast.xiaoli))
    assert (year["workdays"], year["source"], len(year["days"])) == (248, "gazetted", 365)
    assert sum(month["workdays"] for month in year["months"]) == 248
    assert day_of(year, "2026-10-01")["name"] == "国庆节"


def test_a_company_holiday_is_one_workday_less_and_can_be_taken_back(hr: ApiClient) -> None:
    year = put(hr, name="厂庆")
    own = day_of(year, DAY)["own"]
    assert (year["workdays"], year["months"][5]["workdays"], own["name"]) == (247, 20, "厂庆")
    assert (day_of(year, DAY)["kind"], day_of(year, DAY)["usual"]) == ("company_holiday", "workday")
    answer = hr.delete(f"/api/org/calendar/days/{DAY}?version={own['version']}")
    assert answer.json()["workdays"] == 248
    assert hr.delete(f"/api/org/calendar/days/{DAY}").status_code == 200
    assert [event.verb for event in Event.objects.filter(resource="calendar").order_by("id")] == [
        "calendar.day_set",
        "calendar.day_cleared",
    ]


def test_a_change_is_in_the_audit_trail(hr: ApiClient, cast: Cast) -> None:
    put(hr, name="厂庆")
    entry = AuditEntry.objects.filter(table="org_calendarday").latest("id")
    assert entry.user_id == cast.hr.user_id


def test_a_lost_update_is_a_conflict(hr: ApiClient) -> None:
    put(hr)
    answer = hr.put(f"/api/org/calendar/days/{DAY}", {"kind": "note", "name": "盘点", "version": None})
    assert (answer.status_code, answer.json()["code"]) == (409, "version_conflict")
    assert day_of(put(hr, kind="note", name="盘点", version=1), DAY)["kind"] == "workday"


def test_a_note_needs_words(hr: ApiClient) -> None:
    answer = hr.put(f"/api/org/calendar/days/{DAY}", {"kind": "note", "version": None})
    assert answer.status_code == 422


def test_reps_change_nothing(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    assert client.put(f"/api/org/calendar/days/{DAY}", {"kind": "holiday", "version": None}).status_code == 403
    assert client.post("/api/org/calendar/2027/paste", {"text": "x"}).status_code == 403


def test_a_year_that_is_not_gazetted_is_entered_by_paste_and_confirmed(hr: ApiClient) -> None:
    before = shown(hr, UNKNOWN)
    assert before["source"] == "unknown"
    text = f"{UNKNOWN}-10-01~{UNKNOWN}-10-07\t法定节假日\t国庆节\n{UNKNOWN}-10-09\t调休上班\t国庆节"
    tried = hr.post(f"/api/org/calendar/{UNKNOWN}/paste", {"text": text}).json()["items"]
    assert [one["status"] for one in tried] == ["new"] * 8
    assert CalendarDay.objects.count() == 0
    answer = hr.post(f"/api/org/calendar/{UNKNOWN}/paste", {"text": text, "commit": True, "complete": True})
    assert answer.status_code == 200, answer.content
    after = shown(hr, UNKNOWN)
    assert (after["source"], day_of(after, f"{UNKNOWN}-10-01")["name"]) == ("entered", "国庆节")
    again = hr.post(f"/api/org/calendar/{UNKNOWN}/paste", {"text": text}).json()["items"]
    assert {one["status"] for one in again} == {"same"}
    assert hr.put(f"/api/org/calendar/{UNKNOWN}", {"confirmed": False}).json()["source"] == "unknown"


def test_a_gazetted_year_needs_no_confirmation(hr: ApiClient) -> None:
    answer = hr.put("/api/org/calendar/2026", {"confirmed": True})
    assert (answer.status_code, answer.json()["code"]) == (409, "calendar_year_known")


def test_a_paste_with_a_wrong_line_writes_nothing(hr: ApiClient) -> None:
    text = "2027-01-01,法定节假日,元旦\n2027-01-01,公司放假,元旦\n2027-13-01,公司放假"
    tried = hr.post("/api/org/calendar/2027/paste", {"text": text}).json()["items"]
    assert [one["status"] for one in tried] == ["new", "wrong", "wrong"]
    assert "1" in tried[1]["message"]
    answer = hr.post("/api/org/calendar/2027/paste", {"text": text, "commit": True})
    assert answer.status_code == 422
    assert CalendarDay.objects.count() == 0


def test_what_is_exported_can_be_pasted_back(hr: ApiClient) -> None:
    put(hr, name="厂庆, 上午")
    put(hr, day="2026-06-02", kind="note", name="盘点")
    before = shown(hr)
    file = hr.get("/api/org/calendar/2026/export?format=csv")
    text = file.content.decode("utf-8-sig").replace('"厂庆, 上午"', "厂庆")
    items = hr.post("/api/org/calendar/2026/paste", {"text": text, "commit": True})
    assert items.status_code == 200, items.content
    after = shown(hr)
    assert [one["kind"] for one in after["days"]] == [one["kind"] for one in before["days"]]
    assert hr.get("/api/org/calendar/2026/export").content[:2] == b"PK"


def test_alternate_saturdays_from_a_day_on(hr: ApiClient) -> None:
    rule = {"starts_on": "2026-07-01", "free": [7], "alternate": [6], "anchor": "2026-07-04"}
    made = hr.put("/api/org/calendar/weekend", rule)
    assert made.status_code == 200, made.content
    year = shown(hr)
    assert [day_of(year, day)["kind"] for day in ("2026-06-27", "2026-07-04", "2026-07-11")] == [
        "weekend",
        "weekend",
        "workday",
    ]
    assert hr.delete(f"/api/org/calendar/weekend/{made.json()['id']}").status_code == 204
    assert shown(hr)["workdays"] == 248


@pytest.mark.parametrize(
    "rule", [{"free": [1, 2, 3, 4, 5, 6, 7]}, {"free": [7], "alternate": [6]}, {"free": [9]}, {"free": [0]}]
)
def test_nonsense_weekends_are_refused(hr: ApiClient, rule: dict[str, Any]) -> None:
    answer = hr.put("/api/org/calendar/weekend", {"starts_on": "2026-07-01", **rule})
    assert answer.status_code == 422


def test_a_team_may_differ_and_the_nearest_wins(cast: Cast) -> None:
    actor = actor_for(cast.admin)
    day = date(2026, 6, 1)
    calendar.set_day(actor=actor, day=day, kind="company_holiday", name="厂庆")
    calendar.set_day(actor=actor, day=day, kind="company_workday", name="展会", team_id=cast.region.id)
    assert calendars.load().kind(day) == "company_holiday"
    assert calendars.load(cast.team.id).kind(day) == "company_workday"
    assert calendars.load(cast.company.id).kind(day) == "company_holiday"
    known = calendars.Calendars()
    assert [known.of(team).kind(day) for team in (None, cast.team.id)] == ["company_holiday", "company_workday"]


def test_a_teams_year_shows_what_it_inherits_and_what_is_its_own(cast: Cast) -> None:
    actor, client = actor_for(cast.hr), client_for(cast.hr)
    first, second = date(2026, 6, 17), date(2026, 6, 18)
    for day in (first, second):
        calendar.set_day(actor=actor, day=day, kind="company_holiday", name="厂庆")
    calendar.set_day(actor=actor, day=second, kind="company_workday", name="展会", team_id=cast.team.id)
    days = {one["day"]: one for one in client.get(f"/api/org/calendar/2026?team={cast.team.id}").json()["days"]}
    inherited, own = days[first.isoformat()], days[second.isoformat()]
    assert (inherited["kind"], inherited["name"], inherited["own"]) == ("company_holiday", "厂庆", None)
    assert (own["kind"], own["usual"], own["own"]["name"]) == ("company_workday", "company_holiday", "展会")
    assert client.get("/api/org/calendar/teams").json()["items"] == [
        {"id": cast.team.id, "name": "一组", "days": 1, "rules": 0}
    ]


def test_a_change_counts_leave_again(cast: Cast) -> None:
    rep = actor_for(cast.xiaoli)
    made = leave.create(rep, {"kind": "annual", "starts_on": date(2026, 6, 1), "ends_on": date(2026, 6, 2)})
    assert made.days == 2
    calendar.set_day(actor=actor_for(cast.hr), day=date(2026, 6, 1), kind="company_holiday")
    assert leave.recount(2026) == 1
    assert Leave.objects.get().days == 1
    assert leave.recount(2026) == 0


def test_the_calendar_is_one_statement(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        calendars.load(cast.team.id).year(2026)
