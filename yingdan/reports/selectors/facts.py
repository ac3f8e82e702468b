"""What somebody did in some days, as facts that plans are matched with."""

from datetime import date, timedelta

from django.db.models import F, Q

from yingdan.customers.models import Customer, FollowUp
from yingdan.deals.models import Deal, DealState
from yingdan.kernel import clock
from yingdan.reports.rules.matching import Fact
from yingdan.tasks.models import Task

MOST = 5000  # of a kind: more than anybody does in a month
KINDS = {"call": "call", "visit": "visit", "demo": "demo"}  # other follow-ups are contacts


def of_member(member_id: int, start: date, end: date) -> list[Fact]:
    """From `start` to `end`, both included. Five statements."""
    since, until = clock.day_start(start), clock.day_start(end + timedelta(1))
    talks = FollowUp.objects.filter(owner=member_id, happened_at__gte=since, happened_at__lt=until)
    done = Task.objects.filter(owner=member_id, status="done", done_at__gte=since, done_at__lt=until)
    moved = DealState.objects.filter(
        ~Q(was_status=F("status")) | ~Q(was_stage=F("stage")), was_status__isnull=False, owner=member_id,
        since__gte=since, since__lt=until,
    )  # fmt: skip
    new = Customer.objects.filter(owner=member_id, created_at__gte=since, created_at__lt=until)
    begun = Deal.objects.filter(owner=member_id, opened_on__range=(start, end))
    return [
        *(
            Fact(clock.business_day(at), KINDS.get(method, "contact"), ("followup", id), customer, deal)
            for id, at, method, customer, deal in talks.values_list(
                "id", "happened_at", "method", "customer_id", "deal_id")[:MOST]
        ),
        *(
            Fact(clock.business_day(at), "task", ("task", id), task=id)
            for id, at in done.values_list("id", "done_at")[:MOST] if at
        ),
        *(
            Fact(clock.business_day(at), "move", ("deal", deal), deal=deal)
            for deal, at in moved.values_list("deal_id", "since")[:MOST]
        ),
        *(
            Fact(clock.business_day(at), "lead", ("customer", id), customer=None)
            for id, at in new.values_list("id", "created_at")[:MOST]
        ),
        *(
            Fact(day, "deal", ("deal", id))
            for id, day in begun.values_list("id", "opened_on")[:MOST] if day
        ),
    ]  # fmt: skip
