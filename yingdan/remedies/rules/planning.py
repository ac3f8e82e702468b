"""Rules of the monthly plan review: what predictions come to, on which days joint visits are, what became of both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Outcome = Literal["won", "lost", "slipped", "open", "gone"]
WEEK = 5  # workdays


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was said of a deal: prediction ('' when nothing was), fen, day."""

    prediction: str
    amount: int
    close_on: date | None


@dataclass(frozen=True, slots=True)
class Now:
    """How a deal stands: status, day of closing, expected close, fen."""

    status: str
    closed_on: date | None
    expected: date | None
    amount: int


def promised(lines: Sequence[Predicted]) -> int:
    """What the deals that are said to be won this month come to."""
    return sum(line.amount for line in lines if line.prediction == "won")


def outcome(now: Now | None, month_end: date) -> Outcome:
    """What became of a deal by its month: one whose day lies after it slipped; None: the deal is no more."""
    if now is None:
        return "gone"
    if now.status == "won":
        return "won" if now.closed_on is None or now.closed_on <= month_end else "slipped"
    if now.status != "open":
        return "lost"
    return "slipped" if now.expected is None or now.expected > month_end else "open"


def kept(said: Predicted, now: Now | None, month_end: date) -> bool | None:
    """Whether a prediction came true; None while it can still go either way, and where nothing was predicted."""
    found = outcome(now, month_end)
    if said.prediction == "" or found in ("open", "gone"):
        return None
    wanted = {"won": "won", "slips": "slipped", "lost": "lost"}[said.prediction]
    return found == wanted


def visit_days(first: date, last: date, a_week: int, off: Collection[date], workdays: Collection[date]) -> list[date]:
    """Days of joint visits from first to last, spread over the workdays of each week; none on the days that are off."""
    found: list[date] = []
    week = first - timedelta(first.weekday())
    while week <= last:
        days = [
            day
            for n in range(7)
            if first <= (day := week + timedelta(n)) <= last and day in workdays and day not in off
        ]
        count = min(round(a_week * len(days) / WEEK) or (1 if days and a_week else 0), a_week, len(days))
        found += [days[(2 * n + 1) * len(days) // (2 * count)] for n in range(count)]
        week += timedelta(7)
    return found
