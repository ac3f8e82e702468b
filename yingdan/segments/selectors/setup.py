"""The company's settings of visits and warnings."""

from yingdan.kernel.single import only
from yingdan.segments.models import Setup


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)


def visits(row: Setup) -> dict[str, int | None]:
    """Days between visits by class."""
    return {"A": row.visit_a, "B": row.visit_b, "C": row.visit_c, "": row.visit_none}
