"""Background work of outlets."""

from yingdan.kernel import jobs
from yingdan.outlets.services import upkeep


@jobs.job("outlets.nightly", schedule="41 19 * * *")
def nightly() -> None:
    """At night (half past three in Shanghai): what classes sell, then how everything stands."""
    upkeep.work_out_rates()
    upkeep.restock_all()


@jobs.job("outlets.compact_sums", schedule="27 * * * *")
def compact_sums() -> None:
    """Keeps the tables of sums short."""
    upkeep.compact()
