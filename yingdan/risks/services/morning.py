"""The morning of a workday: owners learn what is to be reviewed, superiors what was not reviewed in time."""

from collections import Counter
from datetime import timedelta

from django.db import connection, transaction

from yingdan.kernel import clock
from yingdan.org.selectors import calendar
from yingdan.platform.models import Notification
from yingdan.platform.services import notify
from yingdan.risks.models import Setup
from yingdan.risks.selectors.setup import setup
from yingdan.risks.signals.people import SUPERIOR

HOUR = 8
_PRESENT = "(m.ended_on is null or m.ended_on >= %(today)s)"
# Once for each review day: a new day brings a new reminder.
_REVIEW = f"""
update risks_risk r set reminded_for = r.review_on from org_member m
where m.id = r.owner_id and {_PRESENT} and r.status in ('open', 'watching') and r.review_on <= %(today)s
  and r.reminded_for is distinct from r.review_on
returning m.user_id, r.id, r.title"""  # noqa: S608 - our words
_LATE = f"""
with late as materialized (
    select r.id, r.title, m.name, {SUPERIOR} as superior from risks_risk r join org_member m on m.id = r.owner_id
    where r.status in ('open', 'watching') and r.review_on <= %(before)s and r.told_for is distinct from r.review_on
    for update of r skip locked
)
update risks_risk r set told_for = r.review_on from late join org_member s on s.id = late.superior
where r.id = late.id returning s.user_id, r.id, late.title, late.name"""  # noqa: S608


def due() -> bool:
    """Once a workday, from eight o'clock on."""
    now, today = clock.now().astimezone(clock.company_zone()), clock.today()
    return setup().told_on != today and now.hour >= HOUR and calendar.load().is_workday(today)


@transaction.atomic
def tell() -> int:
    """Tells everybody concerned, once a day; says how many were told."""
    row, today = setup(lock=True), clock.today()
    if row.told_on == today:
        return 0
    notices = [*_reviews(), *_late(row)]
    notify.send_all(notices)
    Setup.objects.filter(id=row.pk).update(told_on=today)
    return len(notices)


def _reviews() -> list[Notification]:
    with connection.cursor() as cursor:
        cursor.execute(_REVIEW, {"today": clock.today()})
        found: dict[int, list[tuple[int, str]]] = {}
        for user, id, title in cursor.fetchall():
            found.setdefault(user, []).append((id, title))
    return [_review(user, risks) for user, risks in sorted(found.items())]


def _review(user_id: int, risks: list[tuple[int, str]]) -> Notification:
    if len(risks) == 1:
        (id, title), *_ = risks
        return Notification(user_id=user_id, kind="risk.review", params={"name": title}, path=f"/risks/{id}")
    return Notification(
        user_id=user_id, kind="risk.review_many", params={"count": len(risks)}, path="/risks?scope=mine"
    )


def _late(row: Setup) -> list[Notification]:
    if row.tell_days is None:
        return []
    before = clock.today() - timedelta(row.tell_days)
    with connection.cursor() as cursor:
        cursor.execute(_LATE, {"today": clock.today(), "before": before})
        found: dict[int, list[tuple[int, str, str]]] = {}
        for user, id, title, owner in cursor.fetchall():
            found.setdefault(user, []).append((id, title, owner))
    return [_overdue(user, risks) for user, risks in sorted(found.items())]


def _overdue(user_id: int, risks: list[tuple[int, str, str]]) -> Notification:
    if len(risks) == 1:
        (id, title, owner), *_ = risks
        return Notification(
            user_id=user_id, kind="risk.late", params={"owner": owner, "name": title}, path=f"/risks/{id}"
        )
    params = {"count": len(risks), "people": len(Counter(owner for _, _, owner in risks))}
    return Notification(user_id=user_id, kind="risk.late_many", params=params, path="/risks?scope=below")
