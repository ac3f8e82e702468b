"""Relative dates: which business days "this month" or "the last 7 days" mean on a given day."""

from datetime import date, timedelta

MAX_DAYS = 3660


def days(name: str, today: date, n: int = 0) -> tuple[date, date] | None:
    """First and last day, both included; None for an unknown name.

    Weeks begin on Monday; the last and the next n days include today.
    """
    unit, _, what = name.partition("_") if name.startswith(("this_", "last_", "next_")) else ("", "", "")
    if what == "n_days":
        if unit == "this" or not 1 <= n <= MAX_DAYS:
            return None
        return (today - timedelta(n - 1), today) if unit == "last" else (today, today + timedelta(n - 1))
    single = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if name in single:
        day = today + timedelta(single[name])
        return day, day
    return _period(what, today, {"last": -1, "this": 0, "next": 1}[unit]) if unit else None


def _period(what: str, today: date, shift: int) -> tuple[date, date] | None:
    match what:
        case "week":
            monday = today - timedelta(today.weekday()) + timedelta(7 * shift)
            return monday, monday + timedelta(6)
        case "month":
            return _months(today.replace(day=1), shift, 1)
        case "quarter":
            return _months(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), shift * 3, 3)
        case "year":
            return _months(today.replace(month=1, day=1), shift * 12, 12)
    return None


def _months(first: date, shift: int, length: int) -> tuple[date, date]:
    start = add_months(first, shift)
    return start, add_months(start, length) - timedelta(1)


def add_months(first: date, months: int) -> date:
    """The first of a month so many months on."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
