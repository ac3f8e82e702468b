"""Background work of segments."""

from django.db import transaction

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.segments.models import Run
from yingdan.segments.selectors.setup import setup
from yingdan.segments.services import checking, losing, running, standing, telling

NIGHT_HOUR = 3  # of the company's day, after the recycling


@jobs.job("segments.nightly", schedule="*/20 * * * *")
def nightly() -> None:
    """From three in the morning on, once for the day: at the first chance, should the worker have been down."""
    row = setup()
    today = clock.today()
    if row.worked_on == today or clock.now().astimezone(clock.company_zone()).hour < NIGHT_HOUR:
        return
    losing.catch_up()
    standing.work_out()
    standing.tally()
    checking.keep()
    running.forget_old()
    with transaction.atomic():
        type(row).objects.filter(id=row.pk).update(worked_on=today)
        jobs.defer("segments.class")


@jobs.job("segments.class")
def class_nightly() -> None:
    """The scheme that runs by itself. On its own: one that can no longer be read (its field was deleted) must not keep
    the warnings from being worked out."""
    running.nightly()
    standing.tally()


@jobs.job("segments.tell", schedule="10 * * * *")
def tell() -> None:
    """On Mondays."""
    if telling.due():
        telling.tell()


@jobs.job("segments.preview")
def preview(run_id: int) -> None:
    """Classes many customers for a look."""
    running.work_out(run_id)


@jobs.job("segments.apply")
def apply(run_id: int, user_id: int | None, by_name: str) -> None:
    """Writes the classes of many customers."""
    with transaction.atomic():
        run = Run.objects.select_for_update().get(id=run_id)
        if run.status == "applying":
            running.write(Actor(user_id=user_id, name=by_name, channel="system"), run)


@jobs.job("segments.undo")
def undo(run_id: int, user_id: int | None, by_name: str) -> None:
    """Takes the classes of many customers back."""
    with transaction.atomic():
        run = Run.objects.select_for_update().get(id=run_id)
        if run.status == "undoing":
            running.take_back(Actor(user_id=user_id, name=by_name, channel="system"), run)


@jobs.job("segments.judge")
def judge() -> None:
    """Settings or classes changed: every customer is judged anew."""
    standing.judge()
    standing.tally()
    checking.keep()
