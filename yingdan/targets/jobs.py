"""Background work of targets."""

from django.db import transaction

from yingdan.kernel import jobs
from yingdan.targets.services import upkeep


@jobs.job("targets.compact_won", schedule="29 * * * *")
def compact_won() -> None:
    """Keeps the table of coarse sums short."""
    with transaction.atomic():
        upkeep.compact()
