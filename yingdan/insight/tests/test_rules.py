"""Ranking, periods of boards, funnel arithmetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.insight.rules import funnel, ranking, span
from yingdan.insight.rules.ranking import Entry, Ladder


def test_ties_share_a_rank_and_the_next_one_is_skipped():
    entries = [Entry("d", "丁", 10), Entry("b", "乙", 50), Entry("c", "丙", 50), Entry("a", "甲", 90)]
    places = ranking.board(entries, Ladder({"a": 10, "b": 20, "d": 5}))
    assert [(one.key, one.rank, one.previous, one.change) for one in places] == [
        ("a", 1, 2, 1), ("c", 2, None, None), ("b", 2, 1, -1), ("d", 4, 3, -1),
    ]  # fmt: skip


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 5), min_size=1))
def test_a_rank_is_one_more_than_the_number_of_the_better(values):
    found: Ladder[int] = Ladder(values)
    assert all(found.rank(key) == 1 + sum(other > value for other in values.values()) for key, value in values.items())


def test_zero_last_time_is_no_rank():
    assert ranking.board([Entry(1, "x", 5)], Ladder({1: 0}))[0].change is None


def test_those_who_won_nothing_push_nobody_down():
    before = Ladder({1: 0, 2: -3, 3: 7, 4: 7, 5: 1})
    assert [before.rank_won(key) for key in (1, 2, 3, 4, 5, 6)] == [None, None, 1, 1, 3, None]


def test_nobody_leads_an_empty_ladder():
    assert (Ladder[int]({}).leading(5), Ladder[int]({}).rank(1)) == (set(), None)


@pytest.mark.parametrize(
    ("kind", "day", "now", "then"),
    [
        ("day", date(2026, 3, 1), (date(2026, 3, 1), date(2026, 3, 1)), (date(2026, 2, 28), date(2026, 2, 28))),
        ("week", date(2026, 1, 1), (date(2025, 12, 29), date(2026, 1, 4)), (date(2025, 12, 22), date(2025, 12, 28))),
        ("month", date(2024, 3, 31), (date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 2, 1), date(2024, 2, 29))),
        ("quarter", date(2026, 2, 5), (date(2026, 1, 1), date(2026, 3, 31)), (date(2025, 10, 1), date(2025, 12, 31))),
        ("year", date(2026, 2, 5), (date(2026, 1, 1), date(2026, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_periods(kind, day, now, then):
    assert (span.span(kind, day), span.before(kind, day)) == (now, then)


ROWS = [
    (0, "lost", 4, 400, 40),
    (0, "open", 1, 100, 0),
    (1, "lost", 2, 300, 30),
    (2, "won", 3, 900, 60),
    (2, "abandoned", 1, 50, 9),
]


def test_funnel_of_the_worked_example():
    first, second, third = funnel.steps([0, 1, 2], ROWS)
    assert [(one.count, one.fen) for one in (first, second, third)] == [(11, 1750), (6, 1250), (4, 950)]
    assert first.conversion == pytest.approx(6 / 11)
    assert second.conversion == pytest.approx(4 / 6)
    assert third.conversion == pytest.approx(3 / 4)
    assert third.reach == pytest.approx(4 / 11)


def test_outcome_of_the_worked_example():
    found = funnel.outcome(ROWS)
    assert found.total == (11, 1750)
    assert found.win_rate == pytest.approx(3 / 10)
    assert (found.average, found.cycle) == (300, 20.0)


def test_nothing_divides_by_nothing():
    assert funnel.steps([0, 1], [])[0].conversion is None
    found = funnel.outcome([])
    assert (found.win_rate, found.average, found.cycle) == (None, None, None)


rows = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["open", "lost", "abandoned"]), st.integers(1, 9),
                          st.integers(0, 999), st.just(0)))  # fmt: skip


@given(rows)
def test_a_funnel_only_narrows(found):
    counts = [step.count for step in funnel.steps([0, 1, 2, 3], found)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sum(row[2] for row in found)


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 5), min_size=1), st.integers(1, 60))
def test_the_leading_ones_are_enough_to_fill_the_board(values, limit):
    everybody = [Entry(key, str(key), value) for key, value in values.items()]
    ladder: Ladder[int] = Ladder(values)
    before: Ladder[int] = Ladder({})
    few = [entry for entry in everybody if entry.key in ladder.leading(limit)]
    assert ranking.board(few, before, ladder)[:limit] == ranking.board(everybody, before)[:limit]
