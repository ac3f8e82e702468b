"""Background work of pools."""

from yingdan.accounts import selectors as accounts
from yingdan.kernel import clock, jobs
from yingdan.pools import kinds
from yingdan.pools.models import Sweep
from yingdan.pools.services import dispatching, previewing, refreshing, sweeping, telling, undoing_sweeps

SWEEP_HOUR = 2  # of the company's day


@jobs.job("pools.refresh_stale", schedule="* * * * *")
def refresh_stale() -> None:
    """What changed gets its new last day."""
    refreshing.refresh_stale()


@jobs.job("pools.work_out")
def work_out(kind: str) -> None:
    """Rules, members or the calendar changed: every record of the kind gets its new last day."""
    refreshing.refresh_all(kinds.get(kind))


@jobs.job("pools.sweep", schedule="*/10 * * * *")
def sweep() -> None:
    """From two in the morning on, once for the day: at the first chance, should the worker have been down."""
    done = Sweep.objects.filter(day=clock.today(), finished_at__isnull=False).exists()
    if not done and clock.now().astimezone(clock.company_zone()).hour >= SWEEP_HOUR:
        sweeping.run()


@jobs.job("pools.undo_sweep")
def undo_sweep(sweep_id: int, user_id: int) -> None:
    """Takes a large sweep back."""
    if actor := accounts.actor_of_user(user_id):
        undoing_sweeps.go(actor, Sweep.objects.get(id=sweep_id))


@jobs.job("pools.preview")
def preview(preview_id: int) -> None:
    """Looks ahead over many records."""
    previewing.run(preview_id)


@jobs.job("pools.forget_previews", schedule="20 18 * * *")
def forget_previews() -> None:
    """Old previews are of no use."""
    previewing.forget_old()


@jobs.job("pools.tell_fresh", schedule="*/10 * * * *")
def tell_fresh() -> None:
    """What is new in pools, for those who want to know."""
    telling.tell_fresh()


@jobs.job("pools.dispatch", schedule="*/5 * * * *")
def dispatch() -> None:
    """Pools that assign by themselves, at their hours."""
    dispatching.run_all()
