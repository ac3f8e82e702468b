"""How long journeys wait: only a failure waits that long, so it is generous; more when others want the same cores."""

import os

PAGE = 45_000  # milliseconds; a machine may be ten times slower than a desk, and a page takes a second or two there
MOST = 4  # times that; past it a machine is of no use for journeys


def crowd() -> float:
    """How many want each core: 1 on a machine of one's own."""
    return min(max(os.getloadavg()[0] / (os.cpu_count() or 1), 1), MOST)


def milliseconds(quiet: int = PAGE) -> float:
    """What takes `quiet` milliseconds at most on a quiet machine, on this one now."""
    return quiet * crowd()
