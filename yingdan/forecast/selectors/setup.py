"""The company's settings of the forecast."""

from yingdan.forecast.models import Setup


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    row, _ = Setup.objects.get_or_create(id=1)
    return Setup.objects.select_for_update().get(id=1) if lock else row
