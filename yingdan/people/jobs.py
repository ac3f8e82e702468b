"""Background work of the people app."""

from yingdan.kernel.jobs import job
from yingdan.people.services import committing


@job("people.end_stand_ins", schedule="20 16 * * *")
def end_stand_ins() -> None:
    """Just after midnight in China: stand-ins whose last day is over are shown as ended."""
    committing.end_due()
