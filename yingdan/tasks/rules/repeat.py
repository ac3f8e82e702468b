"""Repetition by RFC 5545 rules: which are allowed, and when a task is due again."""

from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr

from yingdan.kernel import clock

FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "UNTIL", "COUNT", "WKST"})
MAX_INTERVAL = 999
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST = 28  # days that every month has
_SOME_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 – rules count in the company's own days


class BadRule(ValueError):
    """No rule, or one that tasks do not offer."""


def checked(rule: str) -> str:
    """The rule in its one spelling; BadRule for one that cannot be used. COUNT is no part of it: each task knows only
    the one before it."""
    parts = dict(_part(one) for one in rule.upper().removeprefix("RRULE:").strip().split(";") if one)
    if parts.get("FREQ") not in FREQUENCIES or set(parts) - PARTS or "COUNT" in parts:
        raise BadRule(rule)
    interval = parts.get("INTERVAL", "1")
    if not interval.isdigit() or not 1 <= int(interval) <= MAX_INTERVAL:
        raise BadRule(rule)
    plain = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        rrulestr(plain.replace("Z", ""), dtstart=_SOME_DAY).after(_SOME_DAY)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise BadRule(rule) from error
    return plain


def following(rule: str, due_at: datetime, now: datetime) -> datetime | None:
    """When the task is due the next time: the first date of the rule after the one before, and not in the past. Days
    are the company's; None when the rule ends."""
    zone = clock.company_zone()
    before = due_at.astimezone(zone).replace(tzinfo=None)
    earliest = max(before, now.astimezone(zone).replace(tzinfo=None) - timedelta(days=1))
    # UNTIL with a Z may not meet a start without a zone; the rule speaks of the company's days.
    dates = rrulestr(rule.replace("Z", ""), dtstart=before)
    found: datetime | None = dates.after(earliest)
    while found is not None and found.date() < now.astimezone(zone).date():
        found = dates.after(found)
    if found is None:
        return None
    return found.replace(tzinfo=zone).astimezone(UTC)


def _part(one: str) -> tuple[str, str]:
    name, sign, value = one.partition("=")
    if not sign or not value:
        raise BadRule(one)
    return name.strip(), value.strip()


def anchored(rule: str, due_at: datetime) -> str:
    """The rule bound to the day that its first task is due, so that moving one task does not move all that follow.
    What falls on the 29th to the 31st takes the last day of a month that has none."""
    parts = dict(one.split("=", 1) for one in rule.split(";"))
    if any(name.startswith("BY") for name in parts):
        return rule
    day = due_at.astimezone(clock.company_zone()).date()
    if parts["FREQ"] == "WEEKLY":
        return f"{rule};BYDAY={WEEKDAYS[day.weekday()]}"
    if parts["FREQ"] == "DAILY":
        return rule
    month = f";BYMONTH={day.month}" if parts["FREQ"] == "YEARLY" else ""
    if day.day <= SHORTEST:
        return f"{rule}{month};BYMONTHDAY={day.day}"
    days = ",".join(str(one) for one in range(SHORTEST, day.day + 1))
    return f"{rule}{month};BYMONTHDAY={days};BYSETPOS=-1"
