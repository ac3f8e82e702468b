"""The company's settings of the forecast."""

from yingdan.forecast.models import Setup
from yingdan.kernel.single import only


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)
