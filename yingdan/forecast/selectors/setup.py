"""The company's settings of the forecast."""

from yingdan.forecast.models import Setup


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    Setup.objects.get_or_create(id=1)
    rows = Setup.objects.select_for_update() if lock else Setup.objects.all()
    return rows.get(id=1)
