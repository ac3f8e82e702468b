"""Background work of customers."""

from yingdan.customers.services import sweeping, tally
from yingdan.customers.services.every_kind import KINDS, kind_of
from yingdan.kernel import jobs


@jobs.job("customers.compact_tally", schedule="41 * * * *")
def compact_tally() -> None:
    """Keeps the tally short."""
    tally.compact()


@jobs.job("customers.sweep_duplicates", schedule="23 18 * * *")
def sweep_duplicates() -> None:
    """Looks for duplicates among all customers and contacts, at night."""
    for kind in KINDS:
        sweeping.sweep(kind)


@jobs.job("customers.sweep_duplicates_now")
def sweep_duplicates_now(member_id: int | None, resource: str = "customer") -> None:
    """The same because somebody asked."""
    sweeping.sweep(kind_of(resource), by=member_id)
