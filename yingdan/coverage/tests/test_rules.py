"""Rules of cards: when routes run, what fits into a day, how customers become routes, what differs."""

from datetime import date, time, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.coverage.rules import capacity, comparing, cycles, kinds, proposing, timing

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
WEEKDAYS = st.sets(st.integers(1, 7), min_size=1)
STOPS = st.lists(
    st.builds(timing.Stop, st.integers(0, 1200), st.integers(0, 1440), st.integers(1, 180), st.integers(0, 60)),
    max_size=12,
)
PLACES = st.lists(
    st.builds(
        proposing.Place, st.integers(1, 10**6), st.sampled_from(["浙江省", ""]), st.sampled_from(["杭州市", "宁波市"]),
        st.sampled_from(["西湖区", "上城区", ""]), st.text(max_size=3), st.one_of(st.none(), st.integers(1, 120)),
    ),
    max_size=60, unique_by=lambda one: one.customer_id,
)  # fmt: skip


@given(WEEKDAYS, st.integers(1, 4), st.integers(0, 3), DAYS)
def test_a_route_runs_as_often_as_it_says_and_never_rests_longer(
    days: set[int], weeks: int, phase: int, first: date
) -> None:
    phase %= weeks
    span = 7 * weeks * 3
    runs = [n for n in range(span) if cycles.runs_on(days, weeks, phase, first + timedelta(n))]
    assert len(runs) == 3 * len(days)
    gaps = [later - earlier for earlier, later in pairwise(runs)]
    assert max(gaps) == cycles.longest_gap(days, weeks) or len(runs) == 1
    assert cycles.usual_gap(days, weeks) <= cycles.longest_gap(days, weeks)


def test_weeks_count_on_over_the_year() -> None:
    assert cycles.week(date(2026, 1, 5)) == cycles.week(date(2025, 12, 29)) + 1
    assert cycles.week(date(2026, 1, 11)) == cycles.week(date(2026, 1, 5))


def test_the_own_cycle_goes_before_the_cards_before_the_companys() -> None:
    assert cycles.cycle(7, 14, 30) == 7
    assert cycles.cycle(None, 14, 30) == 14
    assert cycles.cycle(None, None, 30) == 30
    assert cycles.cycle(None, None, None) is None


def test_a_visit_is_late_from_the_day_after_it_was_due() -> None:
    last = date(2026, 3, 1)
    assert cycles.days_late(last, 14, date(2026, 3, 15)) == 0
    assert cycles.days_late(last, 14, date(2026, 3, 16)) == 1


@pytest.mark.parametrize(
    ("start", "end", "minutes", "travel", "most", "expected"),
    [
        (time(9), time(17, 30), 40, 20, None, 8),  # 510 minutes and no way home: 8 × 60 − 20 = 460, a ninth ends at 520
        (time(9), time(17, 20), 40, 20, None, 8),
        (time(9), time(17, 40), 40, 20, None, 9),
        (time(9), time(17, 30), 40, 20, 5, 5),
        (time(9), time(9, 30), 40, 20, None, 0),
        (None, None, 40, 20, 6, 6),
        (None, None, 40, 20, None, None),
    ],
)
def test_visits_of_a_day(
    start: time | None, end: time | None, minutes: int, travel: int, most: int | None, expected: int | None
) -> None:
    assert capacity.a_day(start, end, minutes, travel, most) == expected


def test_half_days_are_added_up_before_anything_is_rounded() -> None:
    assert capacity.possible(half_days=39, per_day=5) == 97
    assert capacity.possible(half_days=1, per_day=1) == 0


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 365)), st.integers(1, 3)), max_size=40), st.integers(1, 28)
)
def test_more_outlets_never_ask_for_fewer_visits(rows: list[tuple[int | None, int]], gap: int) -> None:
    outlets = [(cycle, Fraction(weight)) for cycle, weight in rows]
    assert capacity.needed(outlets) <= capacity.needed([*outlets, (7, Fraction(1))])
    run = capacity.of_a_run(Fraction(gap), outlets)
    assert run <= sum((weight for _, weight in outlets), Fraction(0))
    assert run <= capacity.of_a_run(Fraction(gap), [*outlets, (7, Fraction(1))])


@given(STOPS)
def test_running_sums_say_the_same_as_walking_the_route(stops: list[timing.Stop]) -> None:
    assert timing.late(stops) == timing.late_by_sums(stops)


def test_two_fixed_times_on_one_route_clash() -> None:
    early, same = timing.Stop(540, 600, 40, 20), timing.Stop(540, 600, 40, 20)
    assert timing.late([early, same]) == [0, 40]


@given(PLACES)
def test_everybody_is_on_one_route_and_days_are_about_equally_full(places: list[proposing.Place]) -> None:
    routes = proposing.routes(places)
    listed = [one.customer_id for _, part in routes for one in part]
    assert sorted(listed) == sorted(one.customer_id for one in places)
    assert len({day for day, _ in routes}) == len(routes) <= 5
    if routes:
        loads = [sum(one.load for one in part) for _, part in routes]
        fair = sum(one.load for one in places) / min(5, len(places))
        assert max(loads) <= fair + 1  # one customer is never cut in two


def test_neighbours_share_a_route() -> None:
    places = [proposing.Place(n, "浙江省", "杭州市", ("西湖区", "上城区")[n % 2], f"店{n}", 7) for n in range(10)]
    routes = proposing.routes(places, (1, 2))
    assert [{one.district for one in part} for _, part in routes] == [{"上城区"}, {"西湖区"}]
    assert proposing.district_of(routes[0][1]) == "上城区"


def test_parts_are_fixed_when_nothing_of_them_is_open() -> None:
    whole = kinds.fixed(regions=1, outlets=3, routed=3, cycled=3, hours=True, steps=2)
    assert set(whole) == set(kinds.PARTS)
    assert all(whole.values())
    open_ = kinds.fixed(regions=0, outlets=3, routed=2, cycled=3, hours=False, steps=0)
    assert [part for part, done in open_.items() if not done] == ["region", "route", "times", "standard"]
    assert not kinds.fixed(regions=1, outlets=0, routed=0, cycled=0, hours=True, steps=1)["cycle"]


def test_a_comparison_names_what_came_went_and_changed() -> None:
    line = {"route": "一线", "cycle_days": None, "minutes": None, "window": ""}
    before = comparing.Snapshot({"cycle": {"cycle_a": 14}}, {"一线": {"weekdays": [1]}}, {1: line, 2: line})
    after = comparing.Snapshot(
        {"cycle": {"cycle_a": 7}}, {"二线": {"weekdays": [1]}}, {2: {**line, "route": "二线"}, 3: line}
    )
    assert [(one.part, one.name) for one in comparing.facts(before, after)] == [
        ("cycle", "cycle_a"), ("route", "一线"), ("route", "二线"),
    ]  # fmt: skip
    assert [(one.customer_id, one.kind) for one in comparing.outlets(before, after)] == [
        (3, "added"), (1, "removed"), (2, "changed"),
    ]  # fmt: skip


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 3)), st.dictionaries(st.integers(1, 9), st.integers(1, 3)))
def test_a_comparison_backwards_is_its_mirror(first: dict[int, int], second: dict[int, int]) -> None:
    def shot(lines: dict[int, int]) -> comparing.Snapshot:
        return comparing.Snapshot({}, {}, {one: {"minutes": minutes} for one, minutes in lines.items()})

    there, back = comparing.outlets(shot(first), shot(second)), comparing.outlets(shot(second), shot(first))
    mirror = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((one.customer_id, mirror[one.kind]) for one in there) == sorted((o.customer_id, o.kind) for o in back)
    assert comparing.outlets(shot(first), shot(first)) == []


@given(st.permutations(list(range(8))), st.sets(st.integers(0, 7)))
def test_only_those_that_were_put_elsewhere_have_moved(order: list[int], gone: set[int]) -> None:
    def shot(rows: list[int]) -> comparing.Snapshot:
        return comparing.Snapshot({}, {}, {one: {"route": "一线"} for one in rows})

    whole = list(range(8))
    fewer = [one for one in whole if one not in gone]
    assert {one.kind for one in comparing.outlets(shot(whole), shot(fewer))} <= {"removed"}
    moved = {one.customer_id for one in comparing.outlets(shot(whole), shot(order))}
    rest = [one for one in order if one not in moved]
    assert rest == sorted(rest)
    top = [7, *range(7)]
    assert [one.customer_id for one in comparing.outlets(shot(whole), shot(top))] == [7]
