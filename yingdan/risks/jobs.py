"""Background work of risks."""

from yingdan.kernel import clock, jobs
from yingdan.risks.selectors.setup import setup
from yingdan.risks.services import looking, morning

NIGHT_HOUR = 6  # of the company's day: after classes, health and forecasts have been worked out


@jobs.job("risks.nightly", schedule="*/20 * * * *")
def nightly() -> None:
    """From six in the morning on, once for the day: at the first chance, should the worker have been down."""
    if setup().looked_on != clock.today() and clock.now().astimezone(clock.company_zone()).hour >= NIGHT_HOUR:
        looking.look()


@jobs.job("risks.look")
def look() -> None:
    """Somebody asks for it."""
    looking.look()


@jobs.job("risks.morning", schedule="*/20 * * * *")
def in_the_morning() -> None:
    """From eight in the morning on, once for the day."""
    if morning.due():
        morning.tell()
