"""Levels: percentages of the same cells, exact to the smallest unit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.rules import levels
from yingdan.targets.rules.levels import BadLevels, Level

STRETCH, CHALLENGE, FLOOR = Level("stretch", 11_000), Level("challenge", 12_500), Level("floor", 8_000)
TOTALS = st.integers(0, 10**17)
POINTS = st.integers(1, levels.HIGHEST)


@given(TOTALS, TOTALS, POINTS)
def test_reached_is_exactly_the_percentage(total, actual, bp):
    level = Level("", bp, "own")
    share = Fraction(total * bp, levels.FULL)
    assert (actual >= levels.amount(total, level)) == (actual >= share)
    assert (actual <= levels.amount(total, level, less_is_better=True)) == (actual <= share)


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=20), POINTS)
def test_the_levels_of_parts_never_fall_short_of_the_level_of_their_sum(parts, bp):
    level = Level("", bp, "own")
    over = sum(levels.amount(one, level) for one in parts) - levels.amount(sum(parts), level)
    assert 0 <= over < len(parts)
    under = levels.amount(sum(parts), level, less_is_better=True) - sum(
        levels.amount(one, level, less_is_better=True) for one in parts
    )
    assert 0 <= under < len(parts)


@given(TOTALS)
def test_the_target_itself_is_a_level_of_a_hundred_percent(total):
    assert levels.amount(total, levels.BASE) == levels.amount(total, levels.BASE, less_is_better=True) == total


@given(st.integers(1, 10**12), TOTALS, st.lists(POINTS.filter(lambda bp: bp != levels.FULL), unique=True, max_size=5))
def test_rungs_rise_and_what_is_missing_makes_them_whole(total, actual, points):
    found = levels.rungs(total, actual, [Level("", bp, str(bp)) for bp in points], days_left=7)
    assert len(found) == (len(points) + 1 if points else 0)
    assert [one.amount for one in found] == sorted(one.amount for one in found)
    reached = [one.reached for one in found]
    assert reached == sorted(reached, reverse=True)
    for one in found:
        assert one.reached == (actual >= one.amount)
        assert one.missing == max(one.amount - actual, 0)
        if one.missing:
            assert one.per_day is not None
            assert 0 <= one.per_day * 7 - one.missing < 7
        else:
            assert one.per_day is None


def test_an_example():
    found = levels.rungs(10_000_001, 11_000_001, [CHALLENGE, STRETCH, FLOOR], days_left=3)
    assert [(one.level.code, one.amount, one.reached) for one in found] == [
        ("floor", 8_000_001, True), ("target", 10_000_001, True),
        ("stretch", 11_000_002, False), ("challenge", 12_500_002, False),
    ]  # fmt: skip
    assert (found[2].missing, found[2].per_day) == (1, 1)
    assert (found[3].missing, found[3].per_day) == (1_500_001, 500_001)


def test_where_less_is_better_the_hardest_level_allows_least_and_nothing_can_be_won_back():
    found = levels.rungs(
        101, 95, [Level("stretch", 9_000), Level("floor", 12_000)], days_left=9, less_is_better=True
    )  # fmt: skip
    assert [(one.level.code, one.amount, one.reached) for one in found] == [
        ("floor", 121, True), ("target", 101, True), ("stretch", 90, False),
    ]  # fmt: skip
    assert (found[2].missing, found[2].per_day) == (5, None)


def test_without_levels_or_without_a_target_there_is_nothing_to_show():
    assert levels.rungs(100, 5, []) == []
    assert levels.rungs(0, 5, [STRETCH]) == []


@pytest.mark.parametrize(
    ("given_levels", "code"),
    [
        ([Level("stretch", 11_000), Level("challenge", 11_000)], "target_levels_same"),
        ([Level("stretch", 11_000), Level("stretch", 12_000)], "target_levels_same"),
        ([Level("stretch", 10_000)], "target_levels_same"),
        ([Level("", 11_000, "目标")], "target_levels_same"),
        ([Level("stretch", 0)], "target_level_range"),
        ([Level("stretch", 100_001)], "target_level_range"),
        ([Level("", 10_100 + n, str(n)) for n in range(6)], "target_levels_many"),
    ],
)
def test_levels_that_contradict_themselves_are_refused(given_levels, code):
    with pytest.raises(BadLevels) as refused:
        levels.checked(given_levels)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("given_levels", "less", "fits"),
    [
        ([STRETCH, CHALLENGE, FLOOR], False, True),
        ([STRETCH, CHALLENGE, FLOOR], True, False),
        ([Level("stretch", 9_000)], False, False),
        ([Level("stretch", 9_000), Level("challenge", 8_000)], True, True),
        ([Level("challenge", 11_000), Level("stretch", 12_000)], False, False),
        ([Level("", 9_000, "及格"), Level("", 11_000, "优秀")], False, True),
        ([Level("floor", 10_500)], False, False),
    ],
)
def test_floor_target_stretch_and_challenge_ask_for_ever_more(given_levels, less, fits):
    if fits:
        levels.check_order(given_levels, less_is_better=less)
    else:
        with pytest.raises(BadLevels):
            levels.check_order(given_levels, less_is_better=less)


@given(st.lists(POINTS.filter(lambda bp: bp != levels.FULL), unique=True, max_size=5))
def test_levels_come_back_from_the_database_as_they_were(points):
    found = levels.checked([Level("", bp, str(bp)) for bp in points])
    assert levels.loaded(levels.stored(found)) == found
    assert [one.bp for one in found] == sorted(points)


@pytest.mark.parametrize(("bp", "text"), [(11_000, "110%"), (11_250, "112.5%"), (9_999, "99.99%"), (10_005, "100.05%")])
def test_shares_in_words(bp, text):
    assert levels.share(Level("", bp, "x")) == text
