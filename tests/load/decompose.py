"""Decomposition without database: `python tests/load/decompose.py [people] [parts] [repeats]` prints medians.

By default 1,000 people in teams of ten × 5 products × 365 days = 1.8 million cells, from the total to every day.
"""

import random
import statistics
import sys
import time
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import numpy as np

from yingdan.targets.rules.days import spread_many, weekday_profile
from yingdan.targets.rules.decompose import MONTHS, Branch, decompose
from yingdan.targets.rules.parts import decompose_parts

YEAR, AMOUNT = 2026, 1_234_567_890_12
SEASON = dict(zip(MONTHS, (7.0, 5.0, 9.0, 8.0, 8.0, 10.0, 7.0, 7.0, 9.0, 8.0, 10.0, 12.0), strict=True))


def main() -> None:
    """Prints a Markdown table: wall time and processor time, which hardly depends on what else the machine does."""
    people, parts, repeats = [*map(int, sys.argv[1:]), *(1000, 5, 5)[len(sys.argv) - 1 :]]
    root = company(people)
    rounds = [run(root, parts) for _ in range(repeats)]
    print("| step | median ms | processor ms | cells |\n|---|--:|--:|--:|")
    for step, (_, _, cells) in rounds[0].items():
        wall, cpu = (statistics.median(one[step][n] for one in rounds) * 1000 for n in (0, 1))
        print(f"| {step} | {wall:,.0f} | {cpu:,.0f} | {cells:,} |")
    wall, cpu = (statistics.median(sum(step[n] for step in one.values()) for one in rounds) * 1000 for n in (0, 1))
    print(f"| all | {wall:,.0f} | {cpu:,.0f} | |")


def company(people: int) -> Branch:
    """Teams of ten people, ten teams to a region and so on; one person in four joins or leaves within the year."""
    random.seed(11)
    level = [
        Branch(("team", start), children=[person(number) for number in range(start, min(start + 10, people))])
        for start in range(0, people, 10)
    ]
    while len(level) > 1:
        level = [Branch(("unit", level[n].key), children=level[n : n + 10]) for n in range(0, len(level), 10)]
    return level[0]


def person(number: int) -> Branch:
    """With a weight by month in post."""
    weight = random.uniform(1, 9)
    first = random.randint(1, 12) if random.random() < 0.15 else 1
    last = random.randint(first, 12) if random.random() < 0.1 else 12
    seed = {month: weight * SEASON[month] for month in range(first, last + 1)}
    return Branch(("person", number), sum(seed.values()), seed)


def run(root: Branch, parts: int) -> dict[str, tuple[float, float, int]]:
    """Wall and processor seconds and number of cells by step."""
    times: dict[str, tuple[float, float, int]] = {}

    def timed(step: str, work: Callable[[], Any], count: Callable[[Any], int]) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        times[step] = time.perf_counter() - wall, time.process_time() - cpu, count(result)
        return result

    found = timed("tree and months", lambda: decompose(AMOUNT, SEASON, root), lambda found: len(found) * 12)
    cells = {(key, m): fen for key, year in found.items() if key[0] == "person" for m, fen in year.items()}
    random.seed(7)
    mix = {key: {part: random.random() for part in range(parts)} for key, month in cells if month == 1}
    totals = {part: AMOUNT // parts + (AMOUNT % parts if part == 0 else 0) for part in range(parts)}
    by_part = timed("products, with totals", lambda: decompose_parts(cells, mix, totals), len)
    days = timed("days", lambda: to_days(by_part), lambda days: sum(month.size for month in days.values()))
    if sum(int(month.sum()) for month in days.values()) != AMOUNT:
        raise AssertionError("the days do not add up to the amount")
    return times


def to_days(by_part: dict[tuple[Any, int, int], int]) -> dict[int, Any]:
    """Months to days, all persons and products at once."""
    found = {}
    for month in MONTHS:
        amounts = np.array([fen for key, fen in by_part.items() if key[2] == month])
        found[month] = spread_many(amounts, np.array(day_weights(month)))
    return found


def day_weights(month: int) -> list[int]:
    """Workdays equal, weekends 0."""
    weekdays = [date(YEAR, month, day).weekday() for day in range(1, monthrange(YEAR, month)[1] + 1)]
    return weekday_profile({}).weights(["weekend" if day > 4 else "workday" for day in weekdays], weekdays)


if __name__ == "__main__":
    main()
