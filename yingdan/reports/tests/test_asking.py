"""Which reports are asked for, who is reminded, and what the team's page counts."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, client_for, make_member
from yingdan.kernel import clock
from yingdan.org.models import Leave
from yingdan.org.rules import leave as leave_rules
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.models import Notification
from yingdan.reports.models import Report, ReportTally
from yingdan.reports.selectors.setup import setup
from yingdan.reports.services import asking, reminding, reports, tally
from yingdan.reports.tests.making import make_report

pytestmark = pytest.mark.django_db


def a_workday() -> date:
    """The last one before today."""
    known = calendars.load()
    return next(day for n in range(1, 30) if known.is_workday(day := clock.today() - timedelta(n)))


def begin(day: date) -> None:
    row = setup()
    row.starts_on = day
    row.save()


def test_reps_owe_a_report_of_each_workday_once(cast: Cast) -> None:
    day = a_workday()
    assert asking.ask(day) == 0  # not begun
    begin(day)
    assert asking.ask(day) > 0
    owed = Report.objects.filter(kind="day", start=day, required=True)
    assert set(owed.values_list("owner__name", flat=True)) == {"小李", "小王"}
    assert set(Report.objects.filter(kind="month").values_list("owner__name", flat=True)) == {
        "小李", "小王", "张主管", "陈经理"}  # fmt: skip
    assert asking.ask(day) == 0
    assert tally.drift() == []


def test_leave_takes_the_duty_away_and_gives_it_back(cast: Cast) -> None:
    known = calendars.load()
    day = next(day for n in range(1, 30) if known.is_workday(day := clock.today() + timedelta(n)))
    begin(day)
    asking.ask(day)
    away = Leave.objects.create(
        member=cast.xiaoli, kind="personal", starts_on=day, ends_on=day, starts_half="am", ends_half="pm",
        first_half=leave_rules.half(day, "am"), last_half=leave_rules.half(day, "pm"), status="registered", days="1",
    )  # fmt: skip
    asking.ask(day)
    row = Report.objects.get(owner=cast.xiaoli, kind="day", start=day)
    assert not row.required
    away.delete()
    asking.ask(day)
    row.refresh_from_db()
    assert row.required
    assert tally.drift() == []


def test_a_reminder_comes_once_before_the_deadline(cast: Cast) -> None:
    now = clock.now()
    make_report(cast.xiaoli, clock.today(), due_at=now + timedelta(minutes=90))
    make_report(cast.xiaowang, clock.today(), due_at=now + timedelta(minutes=150))
    make_report(cast.zhang, clock.today(), due_at=now - timedelta(minutes=5))
    assert reminding.remind() == 1
    assert reminding.remind() == 0
    assert list(Notification.objects.values_list("user_id", "kind")) == [(cast.xiaoli.user_id, "report.reminder_day")]


def test_the_team_page_counts_and_lists_who_is_missing(cast: Cast) -> None:
    day = a_workday()
    end = clock.day_start(day) + timedelta(hours=20)
    make_report(cast.xiaoli, day, submitted_at=end)
    make_report(cast.xiaowang, day)
    make_report(cast.zhang, day, submitted_at=end + timedelta(hours=9))
    top = client_for(cast.liu).get(f"/api/reports/team?day={day}").json()
    last = top["spans"][-1]
    assert (last["asked"], last["submitted"], last["on_time"]) == (3, 2, 1)
    missing = client_for(cast.liu).get(f"/api/reports/team?day={day}&show=missing").json()
    assert [one["name"] for one in missing["people"]] == ["小王"]
    late = client_for(cast.liu).get(f"/api/reports/team?day={day}&show=late").json()
    assert [one["name"] for one in late["people"]] == ["张主管"]
    team = client_for(cast.zhang).get(f"/api/reports/team?day={day}").json()
    assert {one["name"] for one in team["people"]} == {"小李", "张主管"}
    own = client_for(cast.xiaoli).get(f"/api/reports/team?day={day}").json()
    assert [one["name"] for one in own["people"]] == ["小李"]
    other = f"/api/reports/team?day={day}&node=team:{cast.other_team.pk}"
    assert client_for(cast.zhang).get(other).status_code == 404
    assert client_for(cast.finance).get(f"/api/reports/team?day={day}").status_code == 403


def test_the_team_page_costs_the_same_for_many(cast: Cast) -> None:
    day = a_workday()
    client = client_for(cast.liu)
    make_report(cast.xiaoli, day)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/api/reports/team?day={day}").status_code == 200
        return len(seen)

    few = statements()
    for n in range(60):
        make_report(make_member(f"代表{n}", cast.team, "rep"), day)
    assert statements() == few <= 14
    page = client.get(f"/api/reports/team?day={day}").json()
    more = client.get(f"/api/reports/team?day={day}&cursor={page['next_cursor']}").json()
    assert (len(page["people"]), len(more["people"]), more["next_cursor"]) == (50, 11, None)


def test_the_tally_follows_every_change(cast: Cast) -> None:
    from yingdan.conftest import actor_for

    day = a_workday()
    row = make_report(cast.xiaoli, day, due_at=clock.now() + timedelta(hours=1))
    actor = actor_for(cast.xiaoli)
    done = reports.submit(actor, "day", day, row.version, {"judgement": "好"})
    found = ReportTally.objects.filter(grain="D", owner_id=cast.xiaoli.pk)
    assert sum(found.values_list("days_on_time", flat=True)) == 1
    reports.take_back(actor, done.pk, done.version)
    assert sum(found.values_list("days_in", flat=True)) == 0
    Report.objects.filter(id=row.pk).delete()
    assert tally.drift() == []
    tally.compact()
    assert not ReportTally.objects.exists()


def test_the_rules_are_the_directors(cast: Cast) -> None:
    boss = client_for(cast.liu)
    known = boss.get("/api/reports/setup").json()
    body = {key: value for key, value in known.items() if key != "roles"} | {"day_at": "20:00:00"}
    assert client_for(cast.zhang).put("/api/reports/setup", body).status_code == 403
    assert boss.put("/api/reports/setup", body).json()["day_at"] == "20:00:00"
    assert boss.put("/api/reports/setup", body).status_code == 409
    wrong = {**body, "version": known["version"] + 1, "writers": {"day": ["nobody"]}}
    assert boss.put("/api/reports/setup", wrong).status_code == 422


def test_the_card_says_what_is_owed(cast: Cast) -> None:
    day = a_workday()
    make_report(cast.xiaoli, day)
    make_report(cast.xiaoli, clock.today(), due_at=clock.now() + timedelta(hours=1))
    card = client_for(cast.xiaoli).get("/api/reports/card").json()
    assert card["standing"] == "open"
    assert [(one["start"], one["standing"]) for one in card["owed"]] == [(day.isoformat(), "missing")]
