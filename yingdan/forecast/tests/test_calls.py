"""Calls: who may say what, what counts, how it goes up the tree, and that nothing of it is ever lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from yingdan.conftest import client_for
from yingdan.forecast.models import Call, Line, Outcome, Run, Score
from yingdan.forecast.services import runs, scoring
from yingdan.forecast.tests.making import born, end, noon
from yingdan.kernel import clock
from yingdan.targets.rules import period as periods

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(cast):
    """A deal of 小李 that closes this month, and a run that has seen it."""
    today = clock.today()
    born(cast.xiaoli, today - timedelta(30), 500_000, close=today, category="commit")
    born(cast.xiaoli, today - timedelta(30), 200_000, close=today, category="best_case")
    born(cast.xiaowang, today - timedelta(30), 70_000, close=today, category="commit")
    runs.refresh()
    return periods.containing("month", today).key


def read(member, node, month):
    """The node's own line."""
    answer = client_for(member).get(f"/api/outlook?node={node}&period={month}")
    assert answer.status_code == 200, answer.json()
    return answer.json()


def say(member, node, month, commit, best, path="calls", **more):
    """A call."""
    body = {"node": node, "period": month, "commit": commit, "best": best, **more}
    return client_for(member).post(f"/api/outlook/{path}", body)


def commits(cast, month):
    """What counts at 小李, at the two teams, the region and the company."""
    found = {}
    for name, node in (
        ("li", f"member:{cast.xiaoli.id}"), ("one", f"team:{cast.team.id}"), ("two", f"team:{cast.other_team.id}"),
        ("region", f"team:{cast.region.id}"), ("company", f"team:{cast.company.id}"),
    ):  # fmt: skip
        found[name] = read(cast.liu, node, month)["node"]["commit"]
    return found


def again(cast, month):
    """The same, after everything was worked out anew: what was passed up must be what a run comes to."""
    passed = {(one.team_id, one.member_id, one.period): (one.commit, one.best, one.rolled_commit, one.called)
              for one in Line.objects.filter(run__kept=False)}  # fmt: skip
    runs.refresh()
    for one in Line.objects.filter(run__kept=False):
        known = passed.get((one.team_id, one.member_id, one.period), (0, 0, 0, 0))
        assert (one.commit, one.best, one.rolled_commit, one.called) == known, (one.team_id, one.member_id, one.period)


def test_until_somebody_says_something_the_named_deals_count(cast, month):
    assert commits(cast, month) == {"li": 500_000, "one": 500_000, "two": 70_000, "region": 570_000, "company": 570_000}
    line = read(cast.xiaoli, f"member:{cast.xiaoli.id}", month)["node"]
    assert (line["best"], line["open_fen"], line["open_count"], line["called"], line["people"]) == (
        700_000, 700_000, 2, 0, 1,
    )  # fmt: skip


def test_a_call_counts_at_once_up_to_the_company_and_for_longer_periods(cast, month):
    assert say(cast.xiaoli, f"member:{cast.xiaoli.id}", month, 600_000, 650_000).status_code == 201
    assert commits(cast, month) == {"li": 600_000, "one": 600_000, "two": 70_000, "region": 670_000, "company": 670_000}
    year = read(cast.liu, f"team:{cast.company.id}", month[:4])["node"]
    assert (year["commit"], year["called"]) == (670_000, 1)
    again(cast, month)


def test_an_override_counts_beside_the_call_until_it_is_taken_back(cast, month):
    node, team = f"member:{cast.xiaoli.id}", f"team:{cast.team.id}"
    say(cast.xiaoli, node, month, 600_000, 650_000)
    assert say(cast.chen, node, month, 400_000, 500_000, "overrides").status_code == 422  # without a reason
    assert say(cast.chen, node, month, 400_000, 500_000, "overrides", note="客户预算未批").status_code == 201
    assert say(cast.chen, team, month, 350_000, 900_000, "overrides", note="留余地").status_code == 201
    assert commits(cast, month) == {"li": 400_000, "one": 350_000, "two": 70_000, "region": 420_000, "company": 420_000}
    shown = read(cast.chen, node, month)["node"]
    assert (shown["own"]["commit"], shown["override"]["commit"], shown["overridden"]) == (600_000, 400_000, True)
    assert read(cast.chen, team, month)["node"]["rolled_commit"] == 400_000
    again(cast, month)
    say(cast.xiaoli, node, month, 610_000, 650_000)  # the override still counts
    taken = {"node": node, "period": month, "note": "预算批了"}
    assert client_for(cast.chen).post("/api/outlook/overrides/withdrawal", taken).status_code == 201
    assert client_for(cast.chen).post("/api/outlook/overrides/withdrawal", taken).status_code == 409
    assert commits(cast, month)["li"] == 610_000
    assert commits(cast, month)["one"] == 350_000
    again(cast, month)
    kinds = [one["kind"] for one in client_for(cast.xiaoli).get(
        f"/api/outlook/calls?node={node}&period={month}").json()["items"]]  # fmt: skip
    assert kinds == ["withdrawn", "submitted", "overridden", "submitted"]


def test_who_may_say_what(cast, month):
    mine, team = f"member:{cast.xiaoli.id}", f"team:{cast.team.id}"
    assert say(cast.xiaowang, mine, month, 1, 1).status_code == 404
    assert say(cast.zhang, mine, month, 1, 1).status_code == 403
    assert say(cast.zhang, team, month, 1, 1).status_code == 201  # leads it
    assert say(cast.zhang, f"member:{cast.zhang.id}", month, 1, 1, "overrides", note="x").status_code == 409
    assert say(cast.xiaoli, mine, month, 1, 1, "overrides", note="x").status_code == 403
    assert say(cast.xiaoli, mine, month, 5, 4).status_code == 422
    assert say(cast.xiaoli, mine, "2020-01", 1, 1).status_code == 422
    assert say(cast.xiaoli, mine, month[:4], 1, 1).status_code == 422
    assert say(cast.finance, mine, month, 1, 1).status_code == 403


def test_somebody_else_was_quicker(cast, month):
    node = f"member:{cast.xiaoli.id}"
    first = say(cast.xiaoli, node, month, 1, 2, seen=0).json()
    assert say(cast.chen, node, month, 3, 4, "overrides", note="x", seen=0).status_code == 409
    assert say(cast.chen, node, month, 3, 4, "overrides", note="x", seen=first["id"]).status_code == 201


def test_the_ledger_and_snapshots_are_only_ever_added_to(cast, month):
    say(cast.xiaoli, f"member:{cast.xiaoli.id}", month, 1, 2)
    kept = runs.snapshot()
    assert kept is not None
    for change in (
        lambda: Call.objects.update(commit=2), lambda: Call.objects.all().delete(),
        lambda: Line.objects.filter(run=kept).update(commit=2), lambda: Line.objects.filter(run=kept).delete(),
        lambda: Run.objects.filter(id=kept.pk).delete(),
        lambda: Run.objects.filter(id=kept.pk).update(day="2020-01-01"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match=r"never change|only ever added"), transaction.atomic():
            change()


def test_what_came_is_held_against_every_call(cast):
    """Two snapshots of February; a deal of three due was won, one lost, one slipped."""
    day = clock.today().replace(day=1) - timedelta(1)
    start = day.replace(day=1)
    due = [born(cast.xiaoli, start - timedelta(40), 100_000, close=start + timedelta(9), category="commit")
           for _ in range(3)]  # fmt: skip
    runs.snapshot(noon(start))
    end(due[0], start + timedelta(3))
    runs.snapshot(noon(start + timedelta(8)))
    end(due[1], start + timedelta(12), "lost")
    assert scoring.settle() == [periods.containing("month", start).key]
    assert scoring.settle() == []
    outcome = Outcome.objects.get(member=cast.xiaoli)
    assert (outcome.won, outcome.due, outcome.slipped, outcome.committed, outcome.missed) == (100_000, 3, 1, 3, 2)
    score = Score.objects.get(member=cast.xiaoli, method="commit")
    assert (score.periods, score.calls, score.bias, score.mape) == (1, 2, 2.0, 2.0)
    assert score.slip == pytest.approx(2 / 3)
    whole = Score.objects.get(team=cast.company, member=None, method="commit")
    assert whole.bias == 2.0
    assert whole.slip == pytest.approx(2 / 3)
    found = client_for(cast.xiaoli).get(f"/api/outlook/accuracy?node=member:{cast.xiaoli.id}").json()
    assert [len(one["calls"]) for one in found["periods"]] == [2]


def test_a_past_day_shows_the_snapshot_of_then(cast, month):
    node = f"member:{cast.xiaoli.id}"
    runs.snapshot(noon(clock.today() - timedelta(14)))
    say(cast.xiaoli, node, month, 600_000, 650_000)
    before = f"/api/outlook?node={node}&period={month}&day="
    answer = client_for(cast.xiaoli).get(f"{before}{clock.today() - timedelta(7)}").json()
    assert (answer["node"]["own"], answer["callable"]) == (None, False)
    assert answer["days"] == [str(clock.today() - timedelta(14))]
    assert client_for(cast.xiaoli).get(f"{before}2020-01-01").status_code == 404
