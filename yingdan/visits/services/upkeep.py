"""What time does to visits: plans are missed, visits forgotten, positions and device facts deleted."""

from datetime import timedelta

from django.db import connection

from yingdan.kernel import clock
from yingdan.visits.models import Setup, Visit
from yingdan.visits.selectors.setup import setup
from yingdan.visits.services import planning

BATCH = 10_000
# Samples are positions, and go with them when that is sooner.
_EXPIRED = {
    "visits_position": "received_at < now() - make_interval(days => %(position)s)",
    "visits_signal": "received_at < now() - make_interval(days => case when kind = 'samples'"
    " then least(%(position)s, %(signal)s) else %(signal)s end)",
}


def nightly() -> None:
    """Once for the day: at the first chance, should the worker have been down."""
    today, row = clock.today(), setup()
    if row.worked_on == today:
        return
    planning.miss(today)
    expire()
    Setup.objects.filter(id=row.pk).update(worked_on=today)


def forget() -> int:
    """Visits that were open too long: whoever was there has forgotten to check out. The phone may still end them."""
    before = clock.now() - timedelta(hours=setup().forgotten_hours)
    rows = Visit.objects.filter(status="open", started_at__lt=before)
    return rows.update(status="abandoned", forgotten=True, updated_at=clock.now())


def expire() -> None:
    """Deletes positions and device facts that were kept long enough."""
    row = setup()
    params = {"position": row.position_days, "signal": row.signal_days, "batch": BATCH}
    for table, old in _EXPIRED.items():
        deleted = BATCH
        while deleted == BATCH:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"delete from {table} where id in (select id from {table} where {old} limit %(batch)s)",  # noqa: S608
                    params,
                )
                deleted = cursor.rowcount
