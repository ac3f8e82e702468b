"""How long journeys wait: as long as a page may take, times what else keeps the machine's cores busy."""

import os

PAGE = 15_000  # milliseconds, on cores of one's own
MOST = 8  # times that; past it a machine is of no use for journeys


def crowd() -> float:
    """How many want each core: 1 on a machine of one's own."""
    return min(max(os.getloadavg()[0] / (os.cpu_count() or 1), 1), MOST)


def milliseconds(quiet: int = PAGE) -> float:
    """What takes `quiet` milliseconds at most on a quiet machine, on this one now."""
    return quiet * crowd()
