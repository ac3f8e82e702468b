"""The company's settings of route planning."""

from yingdan.kernel.single import only
from yingdan.routes.models import Setup
from yingdan.routes.rules.travel import Pace


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)


def pace(row: Setup) -> Pace:
    """How the built-in estimate travels."""
    return Pace(row.detour, row.speed)
