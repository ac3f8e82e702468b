"""What a finished visit does to plans: it fulfils one, and may plan the next."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.visits.models import Plan, Visit
from yingdan.visits.selectors.setup import setup

DONE_LATER = ("planned", "missed")  # a plan that was missed on its day may still be fulfilled within the late days


def plan_of(visit: Visit) -> Plan | None:
    """The plan that the visit was made for: the one it named, else the nearest around the day."""
    if visit.plan_id is not None:
        return visit.plan
    row = setup()
    first, last = visit.day - timedelta(row.late_days), visit.day + timedelta(row.early_days)
    around = Plan.objects.filter(
        member=visit.member_id, customer=visit.customer_id, status__in=DONE_LATER, day__range=(first, last)
    )
    return min(around, key=lambda one: (abs((one.day - visit.day).days), one.day, one.pk), default=None)


def fulfil(visit: Visit) -> None:
    """The plan is done; the next visit that was agreed on is planned."""
    if visit.plan_id is not None:
        plan = Plan.objects.select_for_update(no_key=True).get(id=visit.plan_id)
        if plan.status in DONE_LATER:
            plan.status, plan.reason = "done", ""
            plan.version += 1
            plan.save()
    if visit.next_visit_at is None or (day := clock.business_day(visit.next_visit_at)) < clock.today():
        return
    Plan.objects.bulk_create(  # somebody may have planned that day already
        [Plan(
            customer_id=visit.customer_id, member_id=visit.member_id, team_id=visit.team_id, day=day,
            time=visit.next_visit_at.astimezone(clock.company_zone()).time().replace(second=0, microsecond=0),
            purpose=visit.purpose, source="next",
        )],
        ignore_conflicts=True,
    )  # fmt: skip
