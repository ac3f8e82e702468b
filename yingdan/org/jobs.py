"""Work of the organisation that the calendar starts."""

from django.db import transaction

from yingdan.kernel import audit
from yingdan.kernel.actor import Actor
from yingdan.kernel.jobs import job
from yingdan.org import ports
from yingdan.org.services import leave, members


@job("org.end_memberships", schedule="5 16 * * *")  # 00:05 in Shanghai
def end_memberships() -> None:
    """The day after somebody's last day the user is deactivated."""
    actor = Actor.system("last day over")
    with transaction.atomic():
        audit.announce(actor)
        members.end_due(actor=actor)


@job("org.recount_leave")
def recount_leave(year: int) -> None:
    """The calendar of a year changed: leave with days in it costs what it costs now."""
    with transaction.atomic():
        audit.announce(Actor.system("calendar changed"))
        leave.recount(year)


@job("org.place")
def place() -> None:
    """After territories changed: everything with an address shows the right one again."""
    with transaction.atomic():
        audit.announce(Actor.system("territories changed"))
        for _, rows in ports.placed.items():
            rows.place()
