"""When a report that was confirmed on a phone without a network counts as submitted."""

from datetime import datetime, timedelta
from typing import Final, Literal

from yingdan.visits.rules import moments

Doubt = Literal["", "clock", "waited"]
DOUBTS: Final[tuple[Doubt, ...]] = ("", "clock", "waited")
LONGEST = timedelta(hours=72)  # a weekend without a network; what comes later counts when it comes


def moment(*, at: datetime, sent_at: datetime, seen_at: datetime | None, begins: datetime, now: datetime
           ) -> tuple[datetime, Doubt]:  # fmt: skip
    """The moment that counts, and why it is not the one told. `at` and `sent_at` are by the phone's clock, `seen_at` by
    ours: when the records that the phone showed were put together. Told after it was sent, before it could be seen
    or before its span began, it was a wrong clock: then the arrival counts, as it does after too long a wait."""
    confirmed = moments.corrected(at, moments.skew(sent_at, now), now)
    if at > sent_at + moments.TOLERANCE or confirmed < begins:
        return now, "clock"
    if seen_at is not None and confirmed < min(seen_at, now) - moments.TOLERANCE:
        return now, "clock"
    return (now, "waited") if now - confirmed > LONGEST else (confirmed, "")
