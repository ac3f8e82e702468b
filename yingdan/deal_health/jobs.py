"""Background work of deal_health."""

from yingdan.deal_health.models import Stale, Upkeep
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.deal_health.services import refreshing, telling
from yingdan.kernel import clock, jobs

NIGHT_HOUR = 4  # of the company's day


@jobs.job("deal_health.catch_up", schedule="* * * * *")
def catch_up() -> None:
    """What changed in bulk."""
    if Stale.objects.exists():
        refreshing.catch_up()


@jobs.job("deal_health.nightly", schedule="*/20 * * * *")
def nightly() -> None:
    """From four in the morning on, once for the day: at the first chance, should the worker have been down."""
    row, today = upkeep(), clock.today()
    if row.worked_on == today or clock.now().astimezone(clock.company_zone()).hour < NIGHT_HOUR:
        return
    refreshing.night()
    Upkeep.objects.filter(id=row.pk).update(worked_on=today)


@jobs.job("deal_health.tell", schedule="*/20 * * * *")
def tell() -> None:
    """In the morning of a workday, once, after the night has worked."""
    if telling.due():
        telling.tell()


@jobs.job("deal_health.count", schedule="*/10 * * * *")
def count() -> None:
    """The sums of the report."""
    refreshing.count()


@jobs.job("deal_health.judge_all")
def judge_all() -> None:
    """Thresholds changed."""
    refreshing.judge_all()
    refreshing.count()
