"""How good and how quick the orders are: `python tests/load/routes.py [file[=best known cost] …] [--seconds 10]`.

Files are VRPLIB (CVRP, `.vrp`) or Solomon (VRPTW) problems; without any, days of one person are made from a seed
(`--stops 15 30 60 80 --seed 1`). Prints the cost, the gap to the best known one, the time, and whether every stop is
served in time and within capacity. Distances are rounded down to tenths in Solomon's files, as DIMACS does.
"""

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from yingdan.routes.rules import order, travel
from yingdan.routes.rules.clock import Day, Stop, Task
from yingdan.routes.solving import day as solving
from yingdan.routes.solving import process

HOUR = 3600
TENTHS = 10


def read(path: Path) -> tuple[dict[str, Any], int]:
    """A problem for the solver, and by how much its costs are scaled."""
    import vrplib

    solomon = "VEHICLE" in path.read_text()[:400]
    found = vrplib.read_instance(path, instance_format="solomon" if solomon else "vrplib")
    scale = TENTHS if solomon else 1
    ways = [[int(one * scale) if solomon else round(one) for one in row] for row in found["edge_weight"]]
    count = len(ways) - 1
    windows = [[int(one * scale) for one in pair] for pair in found.get("time_window", [[0, 1 << 30]] * (count + 1))]
    service = [int(one * scale) for one in found.get("service_time", [0] * (count + 1))]
    clients = [
        {"service": service[n], "opens": windows[n][0], "closes": windows[n][1], "must": True, "value": 1,
         "load": int(found["demand"][n])}
        for n in range(1, count + 1)
    ]  # fmt: skip
    vehicle = {"count": int(found.get("vehicles", count)), "start": 0, "end": 0, "starts": windows[0][0],
               "ends": windows[0][1], "capacity": int(found["capacity"])}  # fmt: skip
    task = {"depots": 1, "clients": clients, "vehicles": [vehicle], "seed": 1, "by": "metres",
            "seconds": ways, "metres": ways}  # fmt: skip
    return task, scale


def check(task: dict[str, Any], routes: list[list[int]]) -> tuple[int, bool]:
    """Cost of routes, and whether they are feasible; counted here, not by the solver."""
    cost, good = 0, sorted(one for route in routes for one in route) == list(range(len(task["clients"])))
    vehicle = task["vehicles"][0]
    for route in routes:
        now, at, load = vehicle["starts"], 0, 0
        for one in route:
            client = task["clients"][one]
            cost += task["metres"][at][one + 1]
            now = max(now + task["seconds"][at][one + 1], client["opens"])
            good &= now <= client["closes"]
            now, at, load = now + client["service"], one + 1, load + client["load"]
        cost += task["metres"][at][0]
        good &= now + task["seconds"][at][0] <= vehicle["ends"] and load <= vehicle["capacity"]
    return cost, good and len(routes) <= vehicle["count"]


def from_file(named: str, seconds: float) -> None:
    """One line for a file."""
    path, _, best = named.partition("=")
    task, scale = read(Path(path))
    began = time.perf_counter()
    routes = process.ask(task, seconds)["routes"]
    took = time.perf_counter() - began
    cost, good = check(task, routes)
    gap = f"{(cost / scale / float(best) - 1) * 100:+.2f} %" if best else "–"
    print(f"{Path(path).stem:20} {cost / scale:12.1f} {gap:>9} {took:7.1f} s  {'feasible' if good else 'NOT FEASIBLE'}")


def from_seed(stops: int, seed: int, seconds: float) -> None:
    """One line for a day of one person in a town: the present order, the own plan, the solver's."""
    rnd = random.Random(seed)
    places = [travel.Place(31 + rnd.random() * 0.2, 121 + rnd.random() * 0.2) for _ in range(stops + 1)]
    visits = tuple(
        Stop(600, opens := rnd.choice([0, 0, 0, 10 * HOUR]), 16 * HOUR if opens else 86_400) for _ in range(stops)
    )
    day = Day(8 * HOUR, 30 * HOUR, HOUR, 12 * HOUR, 13 * HOUR, stops, stops)
    task = Task(day, visits, travel.matrix(places, travel.Pace()))
    given = list(range(stops))
    began = time.perf_counter()
    own = order.best(task, given)
    between = time.perf_counter()
    best = solving.best(task, given, seconds)
    ended = time.perf_counter()
    first, last = order.key(task, own.order), order.key(task, best.plan.order)
    print(
        f"{stops:3} stops  present {order.key(task, given)[2] / 60:6.0f} min  own {first[2] / 60:5.0f} min in "
        f"{between - began:5.2f} s  best {last[2] / 60:5.0f} min in {ended - between:5.2f} s ({best.by})  "
        f"{'feasible' if not last[0] else f'{last[0]} s late'}"
    )


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--stops", type=int, nargs="*", default=[15, 30, 60, 80])
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for named in args.files:
        from_file(named, args.seconds)
    for stops in [] if args.files else args.stops:
        from_seed(stops, args.seed, args.seconds)


if __name__ == "__main__":
    main()
