"""Background work of the forecast."""

from datetime import timedelta

from yingdan.deals.models import DealState
from yingdan.forecast.models import Call, Run
from yingdan.forecast.services import runs, scoring
from yingdan.kernel import clock, jobs

PATIENCE = 30  # a run may take a thirtieth of the time: one that takes ten seconds is made every five minutes at most
NIGHT_HOUR = 5  # of Mondays, after classes, warnings and cards


@jobs.job("forecast.refresh", schedule="* * * * *")
def refresh() -> None:
    """Figures are worked out anew when deals changed or a day began."""
    last = Run.objects.filter(kept=False).order_by("-id").first()
    if last is None or (_changed(last) and clock.now() - last.at > timedelta(seconds=PATIENCE * last.seconds)):
        runs.refresh()


def _changed(last: Run) -> bool:
    if last.day != clock.today():
        return True
    return DealState.objects.filter(since__gt=last.at).exists() or Call.objects.filter(at__gt=last.at).exists()


@jobs.job("forecast.work_out")
def work_out() -> None:
    """Now: somebody asked for it, or settings changed."""
    runs.refresh()


@jobs.job("forecast.weekly", schedule="*/20 * * * *")
def weekly() -> None:
    """The snapshot of the week, on Monday from five on – at the first chance, should the worker have been down – and
    what came of the periods that are over."""
    now = clock.now().astimezone(clock.company_zone())
    if now.weekday() == 0 and now.hour < NIGHT_HOUR:
        return
    if runs.snapshot() is not None:
        scoring.settle()
