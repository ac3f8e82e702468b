"""The company's settings of the ledger."""

from yingdan.kernel.single import only
from yingdan.outlets.models import Setup
from yingdan.outlets.rules.warnings import Limits
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)


def limits(row: Setup) -> Limits:
    """As the rules take them."""
    return Limits(row.over_days, row.ratio, row.month_end_days, row.month_end_share)


def cycles(row: Setup) -> dict[str, int]:
    """Days between visits by class, as the visit standards say; the usual one where they say nothing."""
    return {grade: days or row.usual_cycle for grade, days in visits(segment_setup()).items()}
