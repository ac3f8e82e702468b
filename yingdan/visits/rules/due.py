"""When the next visit is due, and which counts as overdue."""

from datetime import date, timedelta


def due_on(last: date, cycle: int | None) -> date | None:
    """The day by which a customer is to be visited again; None without a cycle."""
    return None if cycle is None else last + timedelta(cycle)


def overdue(due: date | None, today: date) -> int | None:
    """Days since it fell due; 0 on the day and before it, None without a cycle."""
    return None if due is None else max((today - due).days, 0)
