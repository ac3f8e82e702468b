"""Background work of routes."""

from yingdan.kernel import jobs
from yingdan.routes.services import cycling


@jobs.job("routes.cycle")
def cycle(cycle_id: int) -> None:
    """Plans a cycle that somebody asked for."""
    cycling.work_out(cycle_id)
