"""The company's settings of route planning."""

from yingdan.routes.models import Setup
from yingdan.routes.rules.travel import Pace


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    Setup.objects.get_or_create(id=1)
    rows = Setup.objects.select_for_update() if lock else Setup.objects.all()
    return rows.get(id=1)


def pace(row: Setup) -> Pace:
    """How the built-in estimate travels."""
    return Pace(row.detour, row.speed)
