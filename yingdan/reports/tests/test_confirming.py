"""A report confirmed on a phone: once whatever the network does, in time if confirmed in time, nothing lost."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.platform.models import Event
from yingdan.reports.models import Report, ReportTally
from yingdan.reports.rules import told as rules
from yingdan.reports.tests.making import make_customer, make_report, talked

NOW = datetime(2026, 5, 12, 15, tzinfo=UTC)
DAY = NOW - timedelta(hours=23)
HOUR = timedelta(hours=1)


def told(at: datetime, sent_at: datetime, seen_at: datetime | None = None) -> tuple[datetime, str]:
    return rules.moment(at=at, sent_at=sent_at, seen_at=seen_at, begins=DAY, now=NOW)


@pytest.mark.parametrize(
    ("at", "sent", "seen", "expected"),
    [
        (NOW, NOW, None, (NOW, "")),
        (NOW - 2 * HOUR, NOW, NOW - 5 * HOUR, (NOW - 2 * HOUR, "")),
        (NOW - 3 * HOUR, NOW - HOUR, None, (NOW - 2 * HOUR, "")),  # an hour behind: set right
        (NOW + 5 * HOUR, NOW + 6 * HOUR, None, (NOW - HOUR, "")),  # ahead: set right
        (NOW - 9 * HOUR, NOW, NOW - 5 * HOUR, (NOW, "clock")),  # before the records that it showed
        (NOW + HOUR, NOW, None, (NOW, "clock")),  # confirmed after it was sent
        (NOW - 30 * HOUR, NOW, None, (NOW, "clock")),  # before the day began
    ],
)
def test_the_moment_that_counts(
    at: datetime, sent: datetime, seen: datetime | None, expected: tuple[datetime, str]
) -> None:
    assert told(at, sent, seen) == expected


def test_after_three_days_the_arrival_counts() -> None:
    at = NOW - timedelta(hours=73)
    found = rules.moment(at=at, sent_at=NOW, seen_at=None, begins=NOW - timedelta(days=5), now=NOW)
    assert found == (NOW, "waited")


@given(st.integers(-200_000, 200_000), st.integers(-200_000, 200_000), st.none() | st.integers(-200_000, 200_000))
def test_it_never_counts_in_the_future_nor_before_its_day(at: int, sent: int, seen: int | None) -> None:
    seen_at = None if seen is None else NOW + timedelta(seconds=seen)
    counts, doubt = told(NOW + timedelta(seconds=at), NOW + timedelta(seconds=sent), seen_at)
    assert DAY <= counts <= NOW
    assert doubt in rules.DOUBTS
    assert not doubt or counts == NOW


def body(day: date, at: datetime | None = None, version: int = 0, **more: Any) -> dict[str, Any]:
    now = clock.now()
    return {
        "kind": "day", "day": day.isoformat(), "version": version, "uuid": str(uuid4()),
        "at": (at or now).isoformat(), "sent_at": now.isoformat(), "judgement": "信号差，回来再传", **more,
    }  # fmt: skip


PATH = "/api/reports/mine/confirmation"


@pytest.mark.django_db
def test_confirmed_before_the_deadline_it_is_in_time_though_it_came_later(cast: Cast) -> None:
    yesterday, now = clock.today() - timedelta(1), clock.now()
    row = make_report(cast.xiaoli, yesterday, due_at=now - HOUR)
    client = client_for(cast.xiaoli)
    assert client.get(f"/api/reports/mine?day={yesterday}").json()["standing"] == "missing"
    sheet = client.post(PATH, body(yesterday, now - 2 * HOUR, row.version)).json()
    assert (sheet["standing"], sheet["judgement"], sheet["doubt"]) == ("on_time", "信号差，回来再传", "")
    assert datetime.fromisoformat(sheet["submitted_at"]) < row.due_at < datetime.fromisoformat(sheet["arrived_at"])
    boss = client_for(cast.zhang).get(f"/api/reports/{sheet['id']}").json()
    assert (boss["standing"], boss["arrived_at"]) == ("on_time", sheet["arrived_at"])  # the superior sees both
    counted = ReportTally.objects.filter(owner_id=cast.xiaoli.pk, grain="D", day=yesterday)
    assert list(counted.aggregate(Sum("days"), Sum("days_in"), Sum("days_on_time")).values()) == [1, 1, 1]


@pytest.mark.django_db
def test_a_clock_that_was_turned_back_does_not_help(cast: Cast) -> None:
    yesterday, now = clock.today() - timedelta(1), clock.now()
    row = make_report(cast.xiaoli, yesterday, due_at=now - HOUR)
    seen = (now - timedelta(minutes=10)).isoformat()
    sheet = client_for(cast.xiaoli).post(PATH, body(yesterday, now - 2 * HOUR, row.version, seen_at=seen)).json()
    assert (sheet["standing"], sheet["doubt"]) == ("late", "clock")
    back = body(yesterday - timedelta(1), now - 2 * HOUR)
    back["sent_at"] = back["at"]  # still turned back when it is sent
    make_report(cast.xiaoli, yesterday - timedelta(1), due_at=now - HOUR)
    assert client_for(cast.xiaoli).post(PATH, back).json()["standing"] == "late"


@pytest.mark.django_db
def test_the_same_confirmation_again_is_one_report(cast: Cast) -> None:
    today = clock.today()
    client = client_for(cast.xiaoli)
    one = body(today)
    first = client.post(PATH, one).json()
    talked(cast.xiaoli, make_customer("店", cast.xiaoli), "call", clock.now(), "之后")
    again = client.post(PATH, {**one, "sent_at": clock.now().isoformat()}).json()
    same = ("id", "version", "submitted_at", "arrived_at", "sections", "judgement")
    assert [again[name] for name in same] == [first[name] for name in same]
    assert Event.objects.filter(verb="report.submitted").count() == 1

    Report.objects.filter(id=first["id"]).update(due_at=clock.now() + HOUR)
    client.post(f"/api/reports/{first['id']}/withdrawal", {"version": first["version"]})
    late = client.post(PATH, one)  # a copy that was on its way all the time
    assert (late.status_code, late.json()["submitted_at"]) == (200, None)
    assert client.post(PATH, body(today, version=late.json()["version"])).json()["submitted_at"]


@pytest.mark.django_db
def test_what_was_submitted_at_the_desk_is_not_written_over(cast: Cast) -> None:
    today = clock.today()
    client = client_for(cast.xiaoli)
    desk = {"kind": "day", "day": today.isoformat(), "version": 0, "judgement": "电脑上写的"}
    done = client.post("/api/reports/mine/submission", desk).json()
    answer = client.post(PATH, body(today))
    assert (answer.status_code, answer.json()["code"]) == (409, "report_elsewhere")
    assert client.get("/api/reports/mine").json()["judgement"] == "电脑上写的"
    Report.objects.filter(id=done["id"]).update(due_at=clock.now() + HOUR)
    client.post(f"/api/reports/{done['id']}/withdrawal", {"version": done["version"]})
    drafted = client.post(PATH, body(today))  # taken back: its words are a draft that the phone has not seen
    assert (drafted.status_code, drafted.json()["code"]) == (409, "report_drafted")
    seen = drafted.json()["params"]["current_version"]
    assert client.post(PATH, body(today, version=seen)).json()["judgement"] == "信号差，回来再传"


@pytest.mark.django_db
def test_what_the_server_made_meanwhile_is_no_conflict(cast: Cast) -> None:
    """The row that asks for the report came after the phone last had a network."""
    make_report(cast.xiaoli, clock.today(), due_at=clock.now() + HOUR)
    assert client_for(cast.xiaoli).post(PATH, body(clock.today())).json()["standing"] == "on_time"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_network_does_to_it(cast: Cast, seed: int) -> None:
    """Three days' confirmations, each sent up to four times and in any order: three reports with their words."""
    chance = random.Random(seed)
    client = client_for(cast.xiaoli)
    days = [clock.today() - timedelta(n) for n in range(3)]
    items = [body(day, judgement=f"第{n}天") for n, day in enumerate(days)]
    sent = [one for one in items for _ in range(chance.randint(1, 4))]
    chance.shuffle(sent)
    for one in sent:
        assert client.post(PATH, {**one, "sent_at": clock.now().isoformat()}).status_code == 200
    rows = Report.objects.filter(owner=cast.xiaoli, kind="day")
    assert {row.start: row.judgement for row in rows} == {day: f"第{n}天" for n, day in enumerate(days)}
    assert {row.status for row in rows} == {"submitted"}
    assert Event.objects.filter(verb="report.submitted").count() == 3


@pytest.mark.django_db
def test_who_may_confirm(cast: Cast) -> None:
    today = clock.today()
    assert client_for(cast.finance).post(PATH, body(today)).status_code == 403
    assert client_for(cast.xiaoli).post(PATH, body(today + timedelta(1))).status_code == 422
    mine = client_for(cast.xiaoli).post(PATH, body(today)).json()
    assert client_for(cast.xiaowang).post(PATH, body(today)).json()["id"] != mine["id"]
