"""The phone's clock against ours."""

from datetime import datetime, timedelta

# Less than this between sending and receiving is the way through the network, not a wrong clock.
TOLERANCE = timedelta(seconds=90)


MOST = 2**31 - 1  # seconds, 68 years: more is no clock


def skew(sent_at: datetime, now: datetime) -> int:
    """Whole seconds that the phone's clock is behind ours (negative: ahead), `MOST` at most; 0 within the tolerance."""
    behind = now - sent_at
    return 0 if abs(behind) <= TOLERANCE else max(-MOST, min(MOST, round(behind.total_seconds())))


def corrected(told: datetime, skew_seconds: int, now: datetime) -> datetime:
    """When it really was: never later than now, however the clock was turned in between."""
    try:
        return min(told + timedelta(seconds=skew_seconds), now)
    except OverflowError:  # near the year 1 or 9999
        return min(told, now)


def minutes(start: datetime, end: datetime) -> int:
    """Length of a visit in whole minutes, at least 0."""
    return max(int((end - start).total_seconds()) // 60, 0)
