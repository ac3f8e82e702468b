"""Background work of visits."""

from yingdan.kernel import jobs
from yingdan.visits.services import unlocating, upkeep


@jobs.job("visits.nightly", schedule="*/20 * * * *")
def nightly() -> None:
    """After midnight of the company: plans of the day before that were not done, facts that were kept long enough."""
    upkeep.nightly()


@jobs.job("visits.forgotten", schedule="*/15 * * * *")
def forgotten() -> None:
    """Visits that nobody ended."""
    upkeep.forget()


@jobs.job("visits.unlocate", schedule="35 18 * * *")
def unlocate() -> None:
    """Positions that cameras wrote into photos and that were kept long enough."""
    unlocating.unlocate()
