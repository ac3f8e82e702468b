"""Background work of insight."""

from django.db import transaction

from yingdan.insight.services import upkeep
from yingdan.kernel import jobs


@jobs.job("insight.compact_stays", schedule="23 * * * *")
def compact_stays() -> None:
    """Keeps the table of stays short."""
    with transaction.atomic():
        upkeep.compact()
