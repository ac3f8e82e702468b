"""Background work of playbooks."""

from yingdan.kernel import clock, jobs
from yingdan.playbooks.models import SizeClass
from yingdan.playbooks.services import working

NIGHT_HOUR = 5  # of the company's day


@jobs.job("playbooks.nightly", schedule="*/30 * * * *")
def nightly() -> None:
    """From five in the morning on, once for the day: at the first chance, should the worker have been down."""
    done = SizeClass.objects.filter(worked_at__gte=clock.day_start(clock.today())).exists()
    if not done and clock.now().astimezone(clock.company_zone()).hour >= NIGHT_HOUR:
        working.work_out()
