"""Reports in time among the behaviour of people: recomputed in plain Python, settled days only, opened."""

import random
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, client_for, make_member
from yingdan.insight.tests.drilling import opened
from yingdan.kernel import clock, ports
from yingdan.org.models import Member
from yingdan.reports.models import Report
from yingdan.reports.selectors import setup

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 13, 4, tzinfo=UTC)  # a Friday, twelve o'clock in China


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, NOON)


def at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The time of day that deadlines are compared with; who is signed in stays so."""
    known = SimpleNamespace(now=lambda: now, today=clock.today, company_zone=clock.company_zone)
    monkeypatch.setattr(setup, "clock", known)


def a_report(owner: Member, day: date, came: str) -> tuple[Member, date, str]:
    """One asked for; `came` in time, late, or not."""
    due = datetime.combine(day, time(22), clock.company_zone())
    values: dict[str, Any] = {}
    if came:
        values = {"status": "submitted", "submitted_at": due, "late": came == "late"}
        values["snapshot"] = {"sections": [], "area": "", "weather": ""}
    Report.objects.create(
        owner=owner, team=owner.team, kind="day", start=day, end=day, required=True, due_at=due, **values
    )
    return owner, day, came


def share(line: dict[str, Any]) -> tuple[int, int, int, int]:
    found = line["rates"][0]
    return found["part"], found["whole"], found["part_before"], found["whole_before"]


def plain(
    made: list[tuple[Member, date, str]], people: set[int], now: tuple[date, date], before: tuple[date, date]
) -> tuple[int, ...]:
    """The same from a list of what was made."""
    mine = [(day, came) for who, day, came in made if who.pk in people]
    return tuple(
        sum(1 for day, came in mine if start <= day <= end and (came == "in" or whole))
        for start, end in (now, before)
        for whole in (False, True)
    )


def test_the_share_is_that_of_the_records_and_opens_them(cast: Cast) -> None:
    luck = random.Random(4)
    people = [cast.xiaoli, cast.zhang, cast.xiaowang, *(make_member(f"同事{n}", cast.team, "own") for n in range(3))]
    first = date(2026, 2, 1)
    made = [
        a_report(who, first + timedelta(n), luck.choice(["in", "in", "late", ""]))
        for who in people
        for n in range(41)  # until today, whose report is not due yet
    ]
    settled = date(2026, 3, 12)
    now, before = (date(2026, 3, 1), settled), (first, date(2026, 2, 12))
    client = client_for(cast.liu)
    found = client.get("/api/behaviour?period=2026-03").json()
    assert [one["code"] for one in found["rates"]] == ["reports_on_time_rate"]
    assert share(found["total"]) == plain(made, {one.pk for one in people}, now, before)
    team = client.get(f"/api/behaviour?period=2026-03&node=team:{cast.team.id}").json()
    mates = {one.pk: one for one in people if one.team_id == cast.team.pk}
    assert len(team["lines"]) == len(mates)  # who owes reports is there, also with nothing else done
    for line in team["lines"]:
        who = int(line["key"].partition(":")[2])
        assert share(line) == plain(made, {who}, now, before)
        assert opened(client, line["rates"][0]["drill"])[0] == line["rates"][0]["whole"] == 12
    percents = sorted(round(100 * one["rates"][0]["part"] / 12) for one in team["lines"])
    assert team["rate_peers"][0]["people"] == len(percents) == 5
    assert team["rate_peers"][0]["median"] == percents[2]
    own = client_for(cast.xiaoli).get("/api/behaviour?period=2026-03").json()
    assert share(own["total"]) == plain(made, {cast.xiaoli.pk}, now, before)
    assert own["rate_peers"] == team["rate_peers"]
    export = client.get("/api/behaviour/export?period=2026-03").content.decode("utf-8-sig").splitlines()
    assert export[0].endswith("按时日报,应交日报")


def test_what_is_not_due_yet_is_not_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = ports.metrics.get("reports_asked")
    assert kind
    assert kind.settled
    assert kind.settled() == date(2026, 3, 12)
    a_report(cast.xiaoli, date(2026, 3, 13), "in")
    found = client_for(cast.xiaoli).get("/api/behaviour?period=2026-03").json()
    assert share(found["total"]) == (0, 0, 0, 0)
    at(monkeypatch, NOON + timedelta(hours=10, minutes=30))  # in the evening
    assert kind.settled() == date(2026, 3, 13)
    found = client_for(cast.xiaoli).get("/api/behaviour?period=2026-03").json()
    assert share(found["total"]) == (1, 1, 0, 0)


def test_on_the_first_day_of_a_month_nothing_is_settled_yet(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    a_report(cast.xiaoli, date(2026, 3, 31), "in")
    at(monkeypatch, datetime(2026, 4, 1, 4, tzinfo=UTC))
    client = client_for(cast.xiaoli)
    found = client.get("/api/behaviour?period=2026-04")
    assert share(found.json()["total"]) == (0, 0, 0, 0)  # of the month before, as many days
    assert client.get("/api/behaviour/export?period=2026-04").status_code == 200


def test_shares_cost_the_same_for_many_people(cast: Cast) -> None:
    client = client_for(cast.liu)

    def statements() -> int:
        client.get("/api/behaviour?period=2026-03")
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/api/behaviour?period=2026-03").status_code == 200
        return len(seen)

    a_report(cast.xiaoli, date(2026, 3, 2), "in")
    few = statements()
    for n in range(12):
        a_report(make_member(f"同事{n}", cast.team, "own"), date(2026, 3, 3), "late")
    assert statements() == few
