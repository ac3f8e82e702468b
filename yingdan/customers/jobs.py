"""Background work of customers."""

from yingdan.customers.services import tally
from yingdan.kernel import jobs


@jobs.job("customers.compact_tally", schedule="41 * * * *")
def compact_tally() -> None:
    """Keeps the tally short."""
    tally.compact()
