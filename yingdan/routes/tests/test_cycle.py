"""Patterns of visits, and cycles of days for several people."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.routes.rules import cycle, patterns, travel
from yingdan.routes.rules.filling import Frame, Outlet
from yingdan.routes.rules.patterns import Pattern

BASE = travel.Place(31.15, 121.2)
WEEKDAYS = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("days", "pattern"),
    [(1, (5, 1)), (2, (3, 1)), (3, (2, 1)), (4, (2, 1)), (7, (1, 1)), (10, (1, 1)), (14, (1, 2)), (21, (1, 3)),
     (28, (1, 4)), (90, (1, 4))],
)  # fmt: skip
def test_the_pattern_of_a_cycle(days: int, pattern: tuple[int, int]) -> None:
    assert patterns.of_cycle(days) == Pattern(*pattern)


def test_twice_a_week_keeps_two_days_between() -> None:
    found = patterns.options(Pattern(2, 1), WEEKDAYS, 1)
    assert found == [(0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4)]


def test_every_two_weeks_is_the_same_weekday_of_every_other_week() -> None:
    assert patterns.options(Pattern(1, 2), (2,), 4) == [(1, 15), (8, 22)]
    assert patterns.options(Pattern(1, 4), (1, 3), 2) == [(0,), (2,), (7,), (9,)]
    assert patterns.options(Pattern(3, 1), (2,), 1) == [(1,)]
    assert patterns.options(Pattern(1, 1), (), 4) == []


def town(count: int, seed: int) -> list[Outlet]:
    """Outlets of a town: every tenth twice a week, then weekly, every two weeks, every four."""
    rnd = random.Random(seed)
    kinds = [4] + [7] * 2 + [14] * 4 + [28] * 3
    return [
        Outlet(
            travel.Place(31 + rnd.random() * 0.2, 121 + rnd.random() * 0.2), rnd.choice([1200, 1800, 2400]),
            patterns.of_cycle(kinds[n % 10]),
        )
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_days_and_people_are_even_within_ten_per_cent(seed: int) -> None:
    for people, count in ((1, 90), (2, 160)):
        outlets = town(count, seed)
        found = cycle.plan(outlets, Frame((BASE,) * people), travel.Pace())
        assert cycle.uneven(found.work.values()) <= 0.10
        of_people = [sum(work for (who, _), work in found.work.items() if who == one) for one in range(people)]
        assert cycle.uneven(of_people) <= 0.10


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Outlet], Frame]:
    """A few outlets with weekdays and people of their own."""
    outlets = [
        Outlet(
            travel.Place(draw(st.floats(31, 31.3)), draw(st.floats(121, 121.4))), draw(st.integers(0, 7200)),
            patterns.of_cycle(draw(st.integers(1, 40))), tuple(draw(st.sets(st.integers(0, 2)))),
            tuple(draw(st.sets(st.integers(1, 7), max_size=3))),
        )
        for _ in range(draw(st.integers(0, 14)))
    ]  # fmt: skip
    bases = tuple(draw(st.lists(st.sampled_from([None, BASE]), min_size=1, max_size=3)))
    return outlets, Frame(bases, tuple(sorted(draw(st.sets(st.integers(1, 7), min_size=1)))), draw(st.integers(1, 4)))


@given(problems())
@settings(max_examples=60)
def test_each_outlet_is_visited_as_its_pattern_says_by_who_may(problem: tuple[list[Outlet], Frame]) -> None:
    outlets, frame = problem
    found = cycle.plan(outlets, frame, travel.Pace())
    for number, outlet in enumerate(outlets):
        days = [(who, day) for (who, day), tour in found.tours.items() for one in tour if one == number]
        choice = found.choices[number]
        allowed = [one for one in frame.weekdays if not outlet.weekdays or one in outlet.weekdays]
        if choice is None:
            assert not days
            assert not allowed or (outlet.people and min(outlet.people) >= len(frame.bases))
        else:
            assert sorted(days) == [(choice[0], day) for day in choice[1]]
            assert not outlet.people or choice[0] in outlet.people
            assert choice[1] in patterns.options(outlet.pattern, allowed, frame.weeks)


@given(problems())
@settings(max_examples=40)
def test_the_work_of_a_day_is_its_visits_and_its_way(problem: tuple[list[Outlet], Frame]) -> None:
    outlets, frame = problem
    pace = travel.Pace()
    found = cycle.plan(outlets, frame, pace)
    for (who, day), tour in found.tours.items():
        places = [frame.bases[who], *(outlets[one].place for one in tour), frame.bases[who]]
        known = pairwise(places)
        way = sum(travel.way(a, b, pace)[0] for a, b in known if a is not None and b is not None)
        assert found.work[who, day] == way + sum(outlets[one].service for one in tour)
