"""The company's settings of visits and warnings."""

from yingdan.segments.models import Setup


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    row, _ = Setup.objects.get_or_create(id=1)
    return Setup.objects.select_for_update().get(id=1) if lock else row


def visits(row: Setup) -> dict[str, int | None]:
    """Days between visits by class."""
    return {"A": row.visit_a, "B": row.visit_b, "C": row.visit_c, "": row.visit_none}
