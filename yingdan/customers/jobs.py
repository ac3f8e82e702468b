"""Background work of customers."""

from yingdan.customers.services import sweeping, tally
from yingdan.kernel import jobs


@jobs.job("customers.compact_tally", schedule="41 * * * *")
def compact_tally() -> None:
    """Keeps the tally short."""
    tally.compact()


@jobs.job("customers.sweep_duplicates", schedule="23 18 * * *")
def sweep_duplicates() -> None:
    """Looks for duplicates among all customers, at night."""
    sweeping.sweep()


@jobs.job("customers.sweep_duplicates_now")
def sweep_duplicates_now(member_id: int | None) -> None:
    """The same because somebody asked."""
    sweeping.sweep(by=member_id)
