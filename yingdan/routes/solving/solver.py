"""Run as a script by `python -I`: reads one problem as JSON, solves it with PyVRP, writes the routes as JSON.

In: {"seconds", "metres": rows; "depots": count, the clients are the places after them; "clients": [{"service",
"opens", "closes", "must", "value", "load"}]; "vehicles": [{"count", "start", "end", "starts", "ends", "capacity"}];
"limit": seconds; "seed"; "by": "seconds" or "metres"; "memory": bytes}.
Out: {"feasible": bool, "routes": [[client …]]}.
"""

import json
import resource
import sys
from typing import Any

WORTH = 100_000  # what an optional visit of value 1 outweighs: more seconds than a day has


def main() -> None:
    """One problem from standard input, its answer to standard output."""
    task = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (task["memory"], task["memory"]))
    json.dump(solve(task), sys.stdout)


def solve(task: dict[str, Any]) -> dict[str, Any]:
    """The answer of PyVRP within the limit of time."""
    import numpy  # noqa: PLC0415 - only after the limit of memory is set
    import pyvrp  # noqa: PLC0415
    from pyvrp.stop import MaxRuntime  # noqa: PLC0415

    table: Any = numpy.array
    depots, by_time = task["depots"], task["by"] == "seconds"
    clients = [
        pyvrp.Client(
            x=0, y=0, delivery=[one["load"]], service_duration=one["service"], tw_early=one["opens"],
            tw_late=one["closes"], required=one["must"], prize=0 if one["must"] else one["value"] * WORTH,
        )
        for one in task["clients"]
    ]  # fmt: skip
    vehicles = [
        pyvrp.VehicleType(
            num_available=one["count"], capacity=[one["capacity"]], start_depot=one["start"], end_depot=one["end"],
            tw_early=one["starts"], tw_late=one["ends"],
            unit_distance_cost=0 if by_time else 1, unit_duration_cost=1 if by_time else 0,
        )
        for one in task["vehicles"]
    ]  # fmt: skip
    data = pyvrp.ProblemData(
        clients=clients, depots=[pyvrp.Depot(x=0, y=0) for _ in range(depots)], vehicle_types=vehicles,
        distance_matrices=[table(task["metres"])], duration_matrices=[table(task["seconds"])],
    )  # fmt: skip
    result = pyvrp.solve(data, MaxRuntime(task["limit"]), seed=task["seed"], collect_stats=False, display=False)
    routes = [[visit - depots for visit in route.visits()] for route in result.best.routes()]
    return {"feasible": bool(result.is_feasible()), "routes": routes}


if __name__ == "__main__":
    main()
