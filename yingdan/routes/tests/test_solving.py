"""The solver is a guest: it may be late, break down or be worse, and the day is planned all the same."""

import random
import time
from pathlib import Path

import pytest

from yingdan.routes.rules import order, travel
from yingdan.routes.rules.clock import Day, Stop, Task
from yingdan.routes.solving import day as solving
from yingdan.routes.solving import process

HOUR = 3600


def a_day(count: int = 14, **frame: int) -> Task:
    """A day in a town, from and to the same place."""
    rnd = random.Random(count)
    places = [travel.Place(31 + rnd.random() * 0.1, 121 + rnd.random() * 0.1) for _ in range(count + 1)]
    day = Day(**{"starts": 8 * HOUR, "ends": 18 * HOUR, "start": count, "end": count, **frame})
    return Task(day, tuple(Stop(600) for _ in range(count)), travel.matrix(places, travel.Pace()))


def test_the_solver_is_asked_and_its_answer_is_no_worse() -> None:
    task = a_day(15)
    answer = process.ask(solving.problem(task), 1)
    assert sorted(one for route in answer["routes"] for one in route) == list(range(15))
    solved = solving.best(task, list(range(15)), 1)
    assert solved.failure == ""
    assert order.key(task, solved.plan.order) <= order.key(task, order.best(task, list(range(15))).order)


def test_a_day_that_begins_and_ends_anywhere_is_solved_too() -> None:
    day = Day(8 * HOUR, 18 * HOUR)
    task = Task(day, a_day(12).stops, a_day(12).ways)
    solved = solving.best(task, list(range(12)), 1)
    assert (solved.failure, len(solved.plan.order)) == ("", 12)


def test_too_little_memory_ends_the_solver_and_not_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process.ask, "__kwdefaults__", {"memory": 48 * 1024**2, "grace": process.GRACE})
    solved = solving.best(a_day(), list(range(14)), 1)
    assert solved.by == "own"
    assert solved.failure.startswith("exit")
    assert len(solved.plan.order) == 14


def test_a_solver_that_is_late_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(process, "SCRIPT", slow)
    monkeypatch.setattr(process.ask, "__kwdefaults__", {"memory": process.MEMORY, "grace": 0.2})
    began = time.monotonic()
    solved = solving.best(a_day(), list(range(14)), 0.3)
    assert time.monotonic() - began < 10
    assert (solved.by, solved.failure) == ("own", "TimeoutExpired")


@pytest.mark.parametrize("says", ["print('no JSON')", "print('{}')", "print('{\"feasible\": false}')", "1/0"])
def test_nonsense_is_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str) -> None:
    script = tmp_path / "odd.py"
    script.write_text(says + "\n")
    monkeypatch.setattr(process, "SCRIPT", script)
    assert solving.best(a_day(), list(range(14)), 1).failure


def test_what_cannot_be_in_time_is_planned_as_early_as_it_can() -> None:
    task = a_day(14, ends=9 * HOUR)
    solved = solving.best(task, list(range(14)), 1)
    assert solved.failure == "infeasible"
    assert sorted(solved.plan.order) == list(range(14))
    assert solved.plan.run.overtime > 0
