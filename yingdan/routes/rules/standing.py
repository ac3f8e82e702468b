"""How an outlet on the map stands: visited in the period, due soon, overdue."""

from datetime import date, timedelta

SOON = 7  # days ahead, today included, in which a visit counts as due


def begin(period: str, today: date) -> date:
    """The first day of the running week, month or quarter."""
    if period == "week":
        return today - timedelta(today.isoweekday() - 1)
    month = today.month if period == "month" else today.month - (today.month - 1) % 3
    return today.replace(month=month, day=1)


def wanted(cycle: int | None, base: date, since: date, today: date) -> int:
    """Visits that the cycle asks for from the beginning of the period to today: one for each whole cycle of days, and
    one at least when the visit fell due. `base` is the last visit before the period, or when the owner got the outlet.
    """
    if cycle is None:
        return 0
    days = (today - max(base, since)).days + (base < since)
    return max(days // cycle, int(base + timedelta(cycle) <= today))


def days_late(due_on: date | None, today: date) -> int | None:
    """Days since the visit fell due: positive is overdue, from 0 down to -6 due soon; None without a cycle."""
    return None if due_on is None else (today - due_on).days


def state(late: int | None) -> str:
    """overdue, due or none."""
    if late is None or late <= -SOON:
        return "none"
    return "overdue" if late > 0 else "due"
