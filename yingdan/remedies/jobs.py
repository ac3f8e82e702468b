"""Background work of remedies."""

from yingdan.kernel import jobs
from yingdan.remedies.services import measuring


@jobs.job("remedies.measure", schedule="40 20 * * *")
def measure() -> None:
    """At night: what came of the remedies whose time is over."""
    while measuring.measure_due():
        pass
