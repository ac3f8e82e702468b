"""Background work of insight."""

from django.db import transaction

from yingdan.insight.services import telling, upkeep
from yingdan.kernel import jobs


@jobs.job("insight.compact_stays", schedule="23 * * * *")
def compact_stays() -> None:
    """Keeps the table of stays short."""
    with transaction.atomic():
        upkeep.compact()


@jobs.job("insight.broadcast", schedule="* * * * *")
def broadcast() -> None:
    """Sends the leaderboard broadcasts whose time has come, at the first chance should the worker have been down."""
    telling.tell()


@jobs.job("insight.forget_broadcasts", schedule="50 18 * * *")
def forget_broadcasts() -> None:
    """Drops what nobody asks about any more."""
    telling.forget_old()
