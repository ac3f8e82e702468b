"""A replay knows nothing of what came later, and roll-ups equal plain sums: on random histories, in plain Python."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for, make_member
from yingdan.deals.models import Deal
from yingdan.forecast.models import Call, Line, Setup
from yingdan.forecast.services import calls, figures, runs
from yingdan.forecast.services.calling import COLUMNS
from yingdan.forecast.tests.making import at, born, change, noon
from yingdan.kernel import clock
from yingdan.targets.rules import period as periods

TODAY = date(2026, 3, 13)
CATEGORIES = ["", "commit", "best_case", "pipeline", "omitted"]
OP = st.fixed_dictionaries(
    {
        "verb": st.sampled_from(["open", "open", "move", "amount", "close", "again", "give", "category", "expect"]),
        "pick": st.integers(0, 40),
        "who": st.integers(0, 2),
        "fen": st.sampled_from([0, 1, 99, 100_050, 33_333_333, 123_456_789_001]),
        "stage": st.integers(0, 2),
        "status": st.sampled_from(["won", "lost", "abandoned"]),
        "category": st.sampled_from(CATEGORIES),
        "ahead": st.sampled_from([None, -20, 0, 3, 18, 40, 200]),
        "gap": st.integers(0, 9),
    }
)
STORY = st.lists(OP, min_size=4, max_size=18)
LONGEST = timedelta(18 * 9)


def tell(people, ops, day):
    """Makes the story happen from a day on, several steps on one day where `gap` is nought; gives the day it ends."""
    for op in ops:
        day += timedelta(op["gap"])
        who = people[op["who"]]
        close = None if op["ahead"] is None else day + timedelta(op["ahead"])
        if op["verb"] == "open":
            born(who, day, op["fen"], stage=op["stage"], close=close, category=op["category"])
            continue
        wanted = Deal.objects.exclude(status="open") if op["verb"] == "again" else Deal.objects.filter(status="open")
        found = list(wanted.order_by("id"))
        if not found:
            continue
        changes = {
            "move": {"stage": op["stage"]}, "amount": {"amount": op["fen"] / 100}, "expect": {"expected_close": close},
            "give": {"owner": who, "team": who.team}, "category": {"category": op["category"]},
            "close": {"status": op["status"], "closed_on": day},
            "again": {"status": "open", "closed_on": None, "stage": op["stage"]},
        }  # fmt: skip
        change(found[op["pick"] % len(found)], day, **changes[op["verb"]])
    return day


def told(worked):
    """All figures of a run, by period and node."""
    return {
        (block.period.key, node): (
            *(int(block.sums[name][n]) for name in figures.SUMMED),
            *(int(block.calls.amounts[name][n]) for name in COLUMNS),
            int(block.calls.people[n]), int(block.calls.called[n]),
            tuple(block.levels[n].tolist()), float(block.chance[n]),
        )
        for block in worked.blocks
        for n, node in enumerate(worked.nodes)
    }  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=STORY, later=STORY, calls_later=st.booleans())
def test_rows_after_the_day_change_nothing(cast, before, later, calls_later):
    """Deals opened, moved, closed, re-opened and given away later, calls said later, a colleague who comes later."""
    with transaction.atomic():
        people = [cast.xiaoli, cast.xiaowang, cast.zhang]
        day = tell(people, before, TODAY - timedelta(150)) + timedelta(1)
        setup, moment = Setup(), clock.day_start(day) + timedelta(hours=12)
        first = told(figures.work_out(moment, setup))
        tell(people, later, day + timedelta(1))
        make_member("后来的", cast.team, "rep", started_on=day + timedelta(20))
        if calls_later:
            span = periods.containing("month", day)
            Call.objects.create(
                kind="submitted", period=span.key, start=span.start, end=span.end, member=cast.xiaoli, commit=7, best=9,
                by_id=cast.xiaoli.id, by_name="小李", at=at(day + timedelta(1)),
            )  # fmt: skip
        again = told(figures.work_out(moment, setup))
        quiet = {key: row for key, row in again.items() if key not in first}
        assert {key: row for key, row in again.items() if key in first} == first
        assert all(not any(row[:-2]) for row in quiet.values())  # who came later has nothing yet
        transaction.set_rollback(True)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(ops=STORY, said=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 3)), max_size=6))
def test_roll_ups_equal_sums_over_the_deals_themselves(cast, ops, said, monkeypatch_clock):
    """Won, open, named and what is called at every node, from the rows of deals and of the ledger alone."""
    with transaction.atomic():
        people = [cast.xiaoli, cast.xiaowang, cast.zhang]
        tell(people, ops, TODAY - LONGEST)
        span = periods.month(TODAY.month, TODAY.year)
        nodes = [("member", cast.xiaoli), ("member", cast.xiaowang), ("member", cast.zhang), ("team", cast.team),
                 ("team", cast.region)]  # fmt: skip
        counts: dict[tuple[str, int], dict[int, tuple[int, int]]] = {}
        for number, (which, size, more) in enumerate(said):
            kind, one = nodes[which]
            commit, best = size * 1_000_001, size * 1_000_001 + more
            Call.objects.create(
                kind="overridden" if number % 2 else "submitted", period=span.key, start=span.start, end=span.end,
                commit=commit, best=best, by_id=cast.liu.id, by_name="刘总", note="心里有数",
                at=at(TODAY, 1), **{f"{kind}_id": one.id},
            )  # fmt: skip
            counts.setdefault((kind, one.id), {})[number % 2] = (commit, best)
        last = {key: found.get(1) or found[0] for key, found in counts.items()}
        worked = figures.work_out(noon(TODAY), Setup(), [span])
        block = worked.blocks[0]
        columns = [*block.sums.items(), *block.calls.amounts.items()]
        own = {node: {name: int(values[n]) for name, values in columns} for n, node in enumerate(worked.nodes)}
        rows = list(Deal.objects.select_related("team"))
        below = {team.id: str(team.path).split(".") for team in (cast.company, cast.region, cast.team, cast.other_team)}

        def inside(day):
            return day is not None and span.start <= day <= span.end

        line: dict[tuple[int | None, int | None], Counter[str]] = {}
        for deal in rows:
            one = line.setdefault((deal.team_id, deal.owner_id), Counter())
            fen = int(deal.amount * 100)
            if deal.status == "won" and inside(deal.closed_on):
                one.update(won=fen, commit=fen, best=fen)
            if deal.status == "open" and inside(deal.expected_close):
                one.update(open_fen=fen, open_count=1)
                one.update(commit=fen if deal.category == "commit" else 0)
                one.update(best=fen if deal.category in ("commit", "best_case") else 0)
        for (team, owner), one in line.items():
            found = own[team, owner]
            assert {name: found[name] for name in ("won", "open_fen", "open_count")} == {
                name: one[name] for name in ("won", "open_fen", "open_count")
            }
            assert (found["named_commit"], found["named_best"]) == (one["commit"], one["best"])

        def of_person(person):
            """What counts of a person: the call, else what all of their deals are named."""
            if ("member", person.id) in last:
                return last["member", person.id]
            mine = [one for (_, owner), one in line.items() if owner == person.id]
            return sum(one["commit"] for one in mine), sum(one["best"] for one in mine)

        def of_team(team):
            """What counts of a team, by walking down."""
            if ("team", team.id) in last:
                return last["team", team.id]
            parts = [of_person(one) for one in people if one.team_id == team.id]
            parts += [of_team(sub) for sub in (cast.region, cast.team, cast.other_team) if sub.parent_id == team.id]
            return sum(part[0] for part in parts), sum(part[1] for part in parts)

        for team in (cast.company, cast.region, cast.team, cast.other_team):
            found = own[team.id, None]
            assert (found["commit"], found["best"]) == of_team(team), team.name
            whole: Counter[str] = Counter()
            for (of, _), one in line.items():
                if of is not None and str(team.id) in below[of]:
                    whole.update(one)
            for name in ("won", "open_fen", "open_count"):
                assert found[name] == whole[name], (team.name, name)
        transaction.set_rollback(True)


@pytest.fixture
def monkeypatch_clock(monkeypatch):
    """The company's day of the stories."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_a_snapshot_keeps_what_it_said(cast, past):
    """Neither later deals nor a later call nor the next run change a line of it, and pages of that day show it."""
    kept = runs.snapshot(noon(TODAY - timedelta(30)))
    lines = list(Line.objects.filter(run=kept).order_by("id").values())
    shown = client_for(cast.liu).get(f"/api/outlook?day={TODAY - timedelta(30)}&period=2026-03").json()
    Deal.objects.filter(status="open").update(amount=5)
    calls.submit(actor_for(cast.xiaoli), f"member:{cast.xiaoli.id}", periods.containing("month", clock.today()).key,
                 calls.Said(100, 200))  # fmt: skip
    runs.refresh(noon(TODAY))
    runs.snapshot(noon(TODAY))
    assert list(Line.objects.filter(run=kept).order_by("id").values()) == lines
    later = client_for(cast.liu).get(f"/api/outlook?day={TODAY - timedelta(30)}&period=2026-03").json()
    figures_of = ("won", "open_fen", "open_count", "target", "commit", "best", "weighted", "p10", "p50", "p90")
    assert [[one[name] for name in figures_of] for one in [later["node"], *later["children"]]] == [
        [one[name] for name in figures_of] for one in [shown["node"], *shown["children"]]
    ]
