"""Background work of cards."""

from yingdan.coverage.models import Setup
from yingdan.coverage.selectors.setup import setup
from yingdan.coverage.services import checking
from yingdan.kernel import clock, jobs

NIGHT_HOUR = 4  # of the company's day, after the visits were worked out anew


@jobs.job("coverage.nightly", schedule="*/20 * * * *")
def nightly() -> None:
    """From four in the morning on, once for the day: at the first chance, should the worker have been down."""
    today = clock.today()
    row = setup()
    if row.worked_on == today or clock.now().astimezone(clock.company_zone()).hour < NIGHT_HOUR:
        return
    checking.work_out()
    Setup.objects.filter(id=row.pk).update(worked_on=today)


@jobs.job("coverage.catch_up", schedule="*/5 * * * *")
def catch_up() -> None:
    """Customers that changed hands, class or place: the cards that it concerns."""
    checking.catch_up()
