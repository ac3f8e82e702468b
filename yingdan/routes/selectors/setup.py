"""The company's settings of route planning."""

from yingdan.routes.models import Setup
from yingdan.routes.rules.travel import Pace


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    row, _ = Setup.objects.get_or_create(id=1)
    return Setup.objects.select_for_update().get(id=1) if lock else row


def pace(row: Setup) -> Pace:
    """How the built-in estimate travels."""
    return Pace(row.detour, row.speed)
