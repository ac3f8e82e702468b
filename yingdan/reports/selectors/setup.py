"""The company's rules for reports."""

from datetime import time

from yingdan.kernel.single import only
from yingdan.reports.models import Setup
from yingdan.reports.rules.spans import Kind


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock)


def deadline(row: Setup, kind: Kind) -> tuple[int, time]:
    """How many workdays after the last one, and at what time."""
    return getattr(row, f"{kind}_after"), getattr(row, f"{kind}_at")
