"""Who belongs to a pool hears that something fresh lies in it: at most once a day or an hour, and only of what can be
had."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.platform.services import notify
from yingdan.pools.models import Entry, Pool, Told
from yingdan.pools.selectors.pools import holders, present_holders

MORNING = 9  # of the company's day: the daily message does not come at night
SETTLED = timedelta(minutes=1)  # what came in this moment may not be committed yet


def tell_fresh() -> int:
    """Every pool whose people want to know; says how many messages."""
    pools = Pool.objects.filter(active=True).exclude(fresh="off").order_by("position", "id")
    return sum(_tell(pool) for pool in pools)


def _tell(pool: Pool) -> int:
    with transaction.atomic():
        upto = clock.now() - SETTLED
        Told.objects.get_or_create(pool=pool, defaults={"upto": upto - timedelta(days=1)})
        told = Told.objects.select_for_update(skip_locked=True).filter(pool=pool).first()
        if told is None or not _is_time(pool, told.upto):
            return 0
        count = _fresh(pool, told.upto, upto).count()
        if count == 0:
            return 0
        told.upto = upto
        told.save(update_fields=["upto"])
        users = list(_people(pool).values_list("user_id", flat=True))
        kind = "pool.fresh_assign" if pool.assign_only else f"pool.fresh_{pool.kind}"
        notify.send(users, kind, {"pool": pool.name, "count": count}, f"/pools/{pool.pk}")
        return len(users)


def _is_time(pool: Pool, told: datetime) -> bool:
    now = clock.now()
    if pool.fresh == "hourly":
        return now - told >= timedelta(hours=1)
    return clock.business_day(told) < clock.today() and now.astimezone(clock.company_zone()).hour >= MORNING


def _fresh(pool: Pool, after: datetime, upto: datetime) -> QuerySet[Entry]:
    """What could be claimed for the first time after the one moment and by the other: protected records later."""
    protected = timedelta(hours=0 if pool.assign_only else pool.protect_hours or 0)
    return Entry.objects.filter(pool=pool, since__gt=after - protected, since__lte=upto - protected)


def _people(pool: Pool) -> QuerySet[Any]:
    """Members who may claim; where nobody claims, those who assign."""
    if not pool.assign_only:
        return present_holders(pool.pk)
    return Member.objects.filter(id__in=holders([pool.pk], True)[pool.pk], ended_on=None)
