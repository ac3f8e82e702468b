"""Keeps the tally of reports short and true."""

from yingdan.org.services import tallies
from yingdan.reports.models import ReportTally


def compact() -> None:
    """Folds rows of one key together."""
    tallies.compact(ReportTally)


def rebuild() -> None:
    """Counts anew."""
    tallies.rebuild(ReportTally)


def drift() -> list[str]:
    """Where the tally differs from the reports, in words."""
    return tallies.drift(ReportTally)
