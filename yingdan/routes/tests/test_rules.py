"""Travel, clock and order: what they promise, for any day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.routes.rules import clock, order, travel
from yingdan.routes.rules.clock import Day, Stop, Task

HOUR = 3600
PACE = travel.Pace()


def line(*metres_east: int) -> travel.Matrix:
    """Places on a line, so many metres from the first; a second for each metre."""
    far = tuple(tuple(abs(a - b) for b in metres_east) for a in metres_east)
    return travel.Matrix(far, far)


def test_the_great_circle_of_known_cities() -> None:
    beijing, shanghai = travel.Place(39.9042, 116.4074), travel.Place(31.2304, 121.4737)
    assert travel.great_circle(beijing, shanghai) == pytest.approx(1_067_300, rel=0.001)
    assert travel.great_circle(beijing, beijing) == 0
    assert travel.way(beijing, shanghai, travel.Pace(100, 36)) == (106_732, 1_067_312)


def test_a_morning_on_the_clock() -> None:
    stops = (Stop(600), Stop(600, opens=9 * HOUR + 1800), Stop(600, closes=9 * HOUR))
    task = Task(Day(9 * HOUR, 10 * HOUR, start=3, end=3), stops, line(100, 200, 300, 0))
    day = clock.run(task, [0, 1, 2])
    assert [one.arrive - 9 * HOUR for one in day.stops] == [100, 800, 2500]
    assert [one.waiting for one in day.stops] == [0, 1000, 0]
    assert [one.late for one in day.stops] == [0, 0, 2500]
    assert (day.ends - 9 * HOUR, day.metres, day.work, day.overtime) == (3400, 600, 3400, 0)
    assert clock.cost(task, [0, 1, 2]) == (2500, 1600)


def test_lunch_is_taken_when_it_is_time_or_before_a_visit_that_would_outlast_it() -> None:
    day = Day(11 * HOUR, 18 * HOUR, lunch=HOUR, lunch_from=12 * HOUR, lunch_to=13 * HOUR)
    two = (Stop(HOUR), Stop(HOUR))
    run = clock.run(Task(day, two, line(0, 60)), [0, 1])
    assert (run.lunch_at, run.stops[1].arrive, run.waiting) == (12 * HOUR, 13 * HOUR + 60, 0)
    late = (Stop(HOUR // 2), Stop(2 * HOUR))
    run = clock.run(Task(day, late, line(0, 60)), [0, 1])
    assert (run.lunch_at, run.waiting) == (12 * HOUR, HOUR // 2)
    assert clock.run(Task(day, two, line(0, 60)), [0]).lunch_at is None


def test_the_least_valuable_goes_when_the_day_is_full() -> None:
    stops = (Stop(HOUR, must=False, value=5), Stop(HOUR, must=False, value=1), Stop(HOUR, must=False, value=3))
    task = Task(Day(9 * HOUR, 11 * HOUR + 1800), stops, line(0, 10, 20))
    plan = order.best(task, [0, 1, 2])
    assert plan.dropped == (1,)
    assert plan.run.overtime == 0


def test_crossed_ways_are_uncrossed() -> None:
    stops = tuple(Stop(60) for _ in range(8))
    task = Task(Day(0, 24 * HOUR, start=8, end=8), stops, line(800, 100, 700, 200, 600, 300, 500, 400, 0))
    assert order.best(task).run.metres == 1600


times = st.integers(8 * HOUR, 18 * HOUR)
places = st.builds(travel.Place, st.floats(31, 31.3), st.floats(121, 121.4))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Days with up to nine stops, some with windows, some optional."""
    count = draw(st.integers(0, 9))
    stops = []
    for _ in range(count):
        opens, closes = sorted((draw(times), draw(times))) if draw(st.booleans()) else (0, clock.DAY)
        stops.append(Stop(draw(st.integers(0, 5400)), opens, closes, draw(st.booleans()), draw(st.integers(0, 9))))
    lunch = draw(st.sampled_from([0, HOUR]))
    start, end = draw(st.sampled_from([None, count])), draw(st.sampled_from([None, count]))
    day = Day(9 * HOUR, draw(st.integers(10, 18)) * HOUR, lunch, 12 * HOUR, 13 * HOUR, start, end)
    ways = travel.matrix(draw(st.lists(places, min_size=count + 1, max_size=count + 1)), PACE)
    return Task(day, tuple(stops), ways)


@given(tasks(), st.randoms(use_true_random=False))
def test_a_plan_loses_and_doubles_nothing_and_is_never_worse(task: Task, random: object) -> None:
    numbers = list(range(len(task.stops)))
    random.shuffle(numbers)  # type: ignore[attr-defined]
    plan = order.best(task, numbers)
    assert sorted(plan.order + plan.dropped) == sorted(numbers)
    assert all(not task.stops[one].must for one in plan.dropped)
    assert order.key(task, plan.order) <= order.key(task, numbers)
    musts = [one for one in plan.order if task.stops[one].must]
    if not musts:
        assert (plan.run.late, plan.run.overtime) == (0, 0)


@given(tasks())
def test_the_quick_clock_says_what_the_full_one_says(task: Task) -> None:
    numbers = range(len(task.stops))
    run = clock.run(task, numbers)
    assert clock.cost(task, numbers) == (run.late + run.overtime, run.seconds + run.waiting)
    for before, after in zip(run.stops, run.stops[1:], strict=False):
        assert before.arrive <= before.begin <= before.leave <= after.arrive
    frame = run.work + (task.day.lunch if run.lunch_at is not None else 0)
    assert run.ends == task.day.starts + frame


@given(st.lists(places, min_size=2, max_size=6))
def test_the_estimate_is_the_same_both_ways_and_a_detour_is_never_shorter(found: list[travel.Place]) -> None:
    ways = travel.matrix(found, PACE)
    for a in range(len(found)):
        assert ways.seconds[a][a] == ways.metres[a][a] == 0
        for b in range(len(found)):
            assert ways.metres[a][b] == ways.metres[b][a]
            assert all(ways.metres[a][b] <= ways.metres[a][c] + ways.metres[c][b] + 2 for c in range(len(found)))
