"""Activity targets of the demo company: each rep means to do a little more than in the last two months."""

from datetime import date, timedelta
from math import ceil

from yingdan.demo.axis import Axis
from yingdan.demo.staff import Staff
from yingdan.targets.models import ActivityTarget
from yingdan.targets.selectors import activity

WEEKS = 8
MORE = 1.1
KINDS = ("visits", "calls", "deals")


def write(staff: Staff, axis: Axis) -> None:
    """From a Monday two months ago to the end of the year."""
    start = axis.today - timedelta(7 * WEEKS + axis.today.weekday())
    reps = [person.id for person in staff.people if person.sells and person.until is None]
    done = activity.count(reps, start, start + timedelta(7 * WEEKS - 1))
    rows = [
        ActivityTarget(
            member_id=member, kind=kind, per_week=ceil(done[member, kind] / WEEKS * MORE), starts_on=start,
            ends_on=date(axis.today.year, 12, 31), by_id=member,
        )
        for member in reps for kind in KINDS if done.get((member, kind))
    ]  # fmt: skip
    ActivityTarget.objects.bulk_create(rows, batch_size=5_000)
