"""When a notification goes out, how often it is tried again, and how several make one message. All times are local."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

ROBOT, EMAIL, SMS = "robot", "email", "sms"
MEDIA = (ROBOT, EMAIL, SMS)

AT_ONCE, HOURLY, DAILY = "at_once", "hourly", "daily"
SATURDAY = 5
# Minutes before the next try. After the last one the delivery has failed, and somebody must look.
PAUSES = (1, 5, 30, 120, 360)
MIDNIGHT = time(0, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be told outside the product, and when."""

    choices: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    quiet_from: time | None = None
    quiet_to: time | None = None
    quiet_weekend: bool = False
    digest: str = AT_ONCE
    digest_at: time | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A channel as the plan needs it: who gets it (no teams: everybody) and about what (no groups: everything)."""

    id: int
    medium: str
    team_ids: frozenset[int]
    groups: frozenset[str]
    by_default: bool


def medium_of(kind: str) -> str:
    """The way that a kind of channel takes: all that is neither mail nor text message is the robot of a group."""
    return kind if kind in (EMAIL, SMS) else ROBOT


def ways_for(
    ways: Iterable[Way], wish: Wish, group: str, team_ids: Iterable[int], reachable: Iterable[str]
) -> list[Way]:
    """The channels by which somebody in these teams (their own and all above) is told about a group of things."""
    above, media = frozenset(team_ids), frozenset(reachable)
    return [
        way
        for way in ways
        if way.medium in media
        and (not way.groups or group in way.groups)
        and (not way.team_ids or way.team_ids & above)
        and wish.choices.get(group, {}).get(way.medium, way.by_default)
    ]


def due(wish: Wish, now: datetime, *, urgent: bool = False) -> datetime:
    """When it goes out: collected as wished, and never in the quiet hours. What is urgent goes at once."""
    if urgent:
        return now
    return after_quiet(wish, _collected(wish, now))


def after_quiet(wish: Wish, moment: datetime) -> datetime:
    """That moment, or the end of the quiet hours that it lies in."""
    while (later := _next(wish, moment)) != moment:
        moment = later
    return moment


def pause(attempts: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: enough."""
    return timedelta(minutes=PAUSES[attempts - 1]) if attempts <= len(PAUSES) else None


def batches(lines: Iterable[str], most: int) -> Iterator[list[int]]:
    """Which lines go together: as many as fit into `most` bytes of UTF-8 with a line break after each, in their order;
    a longer line goes alone."""
    batch: list[int] = []
    size = 0
    for number, line in enumerate(lines):
        needed = len(line.encode()) + 1
        if batch and size + needed > most:
            yield batch
            batch, size = [], 0
        batch.append(number)
        size += needed
    if batch:
        yield batch


def _collected(wish: Wish, now: datetime) -> datetime:
    match wish.digest:
        case "hourly":
            full = now.replace(minute=0, second=0, microsecond=0)
            return full if full == now else full + timedelta(hours=1)
        case "daily":
            at = datetime.combine(now.date(), wish.digest_at or MIDNIGHT, now.tzinfo)
            return at if at >= now else at + timedelta(days=1)
        case _:
            return now


def _next(wish: Wish, moment: datetime) -> datetime:
    if wish.quiet_weekend and moment.weekday() >= SATURDAY:
        monday = moment.date() + timedelta(days=7 - moment.weekday())
        return datetime.combine(monday, MIDNIGHT, moment.tzinfo)
    start, end = wish.quiet_from, wish.quiet_to
    if start is None or end is None:
        return moment
    at = moment.time()
    overnight = start > end
    if not (at >= start or at < end if overnight else start <= at < end):
        return moment
    ends = datetime.combine(moment.date(), end, moment.tzinfo)
    return ends + timedelta(days=1) if overnight and at >= start else ends
