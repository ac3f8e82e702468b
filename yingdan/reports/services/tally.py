"""Keeps the tallies of reports and plans short and true."""

from yingdan.org.services import tallies
from yingdan.reports.models import PlanTally, ReportTally

BOTH = (ReportTally, PlanTally)


def compact() -> None:
    """Folds rows of one key together."""
    for one in BOTH:
        tallies.compact(one)


def rebuild() -> None:
    """Counts anew."""
    for one in BOTH:
        tallies.rebuild(one)


def drift() -> list[str]:
    """Where a tally differs from its records, in words."""
    return [line for one in BOTH for line in tallies.drift(one)]
