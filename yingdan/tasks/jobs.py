"""Background work of tasks."""

from yingdan.kernel import jobs
from yingdan.tasks.services import morning, reminding, renaming


@jobs.job("tasks.remind", schedule="*/5 * * * *")
def remind() -> None:
    """Reminders whose time has come."""
    while reminding.remind():
        pass


@jobs.job("tasks.morning", schedule="*/20 * * * *")
def in_the_morning() -> None:
    """From eight in the morning on, once for the day: at the first chance, should the worker have been down."""
    if morning.due():
        renaming.catch_up()
        morning.tell()
