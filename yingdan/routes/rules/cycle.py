"""A cycle of days for one or several people: who visits which outlet on which days, with days of about the same work.

First the outlets are halved again and again by place, so that each person and each weekday gets a part of the country
with its share of the work (Bentley 1975). Then outlets change person or days as long as travel plus imbalance shrink
(Beltrami & Bodin 1974 for patterns of days; the measure of imbalance is the sum of squares).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from yingdan.routes.rules.filling import Choice, Filling, Frame, Outlet
from yingdan.routes.rules.patterns import WEEK, options
from yingdan.routes.rules.travel import Pace

ROUNDS = 8  # passes over all outlets at most before days are weighed more strictly
STRICTER = 9  # how often an hour too much on a day may double in price until days are even
ENDS = 6  # of the longest and the shortest days, so many are looked at for exchanges
FIRST = 1.0  # a second on a day that is one mean too long costs two more
EVEN = 0.10  # longest and shortest day differ by this share of the mean at most, where the visits allow it


@dataclass(frozen=True, slots=True)
class Cycle:
    """What was chosen for each outlet (None: it receives on none of the days), and the order and work of each day."""

    choices: tuple[Choice | None, ...]
    tours: dict[tuple[int, int], tuple[int, ...]]
    work: dict[tuple[int, int], int]


def plan(outlets: Sequence[Outlet], frame: Frame, pace: Pace) -> Cycle:
    """Days for every outlet, as even as they can be made; each is visited as often as its pattern says."""
    state = Filling(outlets, frame, pace)
    may = [_choices(outlet, frame) for outlet in outlets]
    near = _seed(outlets, frame, may)
    load = sum(_load(outlet, may[n]) for n, outlet in enumerate(outlets))
    state.per_second = FIRST / max(1.0, load / max(1, len(state.work)))
    for number in sorted(range(len(outlets)), key=lambda n: (-_load(outlets[n], may[n]), n)):
        if may[number]:
            who, weekday = near[number]
            wanted = [one for one in may[number] if one[0] == who and any(day % WEEK == weekday for day in one[1])]
            _put(state, number, _cheapest(state, number, wanted or may[number]))
    for _ in range(STRICTER):
        _settle(state, may)
        while uneven(state.work.values()) > EVEN and _swap(state, may):
            pass
        if uneven(state.work.values()) <= EVEN:
            break
        state.per_second *= 2
    return Cycle(tuple(state.chosen), {cell: tuple(tour) for cell, tour in state.tours.items()}, state.work)


def _settle(state: Filling, may: list[list[Choice]]) -> None:
    """Lets outlets change their choice until hardly any does."""
    free = [number for number in range(state.count) if len(may[number]) > 1]
    for _ in range(ROUNDS):
        state.mean = sum(state.work.values()) / max(1, len(state.work))
        if sum([_shift(state, number, may[number]) for number in free]) <= len(free) // 100:
            return


def _swap(state: Filling, may: list[list[Choice]]) -> bool:
    """Lets an outlet of one of the longest days and one of the shortest days change places, when that is cheaper."""
    by_work = sorted(state.work, key=lambda cell: (state.work[cell], cell))
    for full in reversed(by_work[-ENDS:]):
        for empty in by_work[:ENDS]:
            for one in list(state.tours[full]):
                if any(_exchange(state, may, one, other) for other in list(state.tours[empty])):
                    return True
    return False


def _exchange(state: Filling, may: list[list[Choice]], one: int, other: int) -> bool:
    a, b = state.chosen[one], state.chosen[other]
    if a is None or b is None or a == b or b not in may[one] or a not in may[other]:
        return False
    touched = {(who, day) for who, days in (a, b) for day in days}
    before = sum(state.price_of(cell) for cell in touched)
    kept = {cell: (list(state.tours[cell]), state.work[cell]) for cell in touched}
    _take(state, one)
    _take(state, other)
    _put(state, one, b)
    _put(state, other, a)
    if sum(state.price_of(cell) for cell in touched) < before - 1e-6:
        return True
    for cell, (tour, work) in kept.items():
        state.tours[cell], state.work[cell] = tour, work
    state.chosen[one], state.chosen[other] = a, b
    return False


def uneven(work: Iterable[int]) -> float:
    """How far the longest and the shortest day lie apart, as a share of the mean; 0 when there is no work."""
    found = list(work)
    return (max(found) - min(found)) * len(found) / sum(found) if found and sum(found) else 0.0


def _choices(outlet: Outlet, frame: Frame) -> list[Choice]:
    weekdays = [day for day in frame.weekdays if not outlet.weekdays or day in outlet.weekdays]
    who = [one for one in outlet.people if 0 <= one < len(frame.bases)] if outlet.people else range(len(frame.bases))
    return [(one, days) for one in who for days in options(outlet.pattern, weekdays, frame.weeks)]


def _load(outlet: Outlet, may: list[Choice]) -> int:
    return outlet.service * len(may[0][1]) if may else 0


def _shift(state: Filling, number: int, may: list[Choice]) -> bool:
    """Gives an outlet another choice when that is cheaper."""
    before = state.chosen[number]
    if before is None:
        return False
    now = _take(state, number)
    best = _cheapest(state, number, may)
    if best != before and _price(state, number, best) >= now - 1e-6:
        best = before
    _put(state, number, best)
    return best != before


def _cheapest(state: Filling, number: int, may: list[Choice]) -> Choice:
    seen: dict[tuple[int, int], float] = {}
    for who, days in may:
        for day in days:
            if (who, day) not in seen:
                seen[who, day] = state.price((who, day), state.where((who, day), number)[0])
    return min(may, key=lambda one: sum(seen[one[0], day] for day in one[1]))


def _price(state: Filling, number: int, choice: Choice) -> float:
    cells = [(choice[0], day) for day in choice[1]]
    return sum(state.price(cell, state.where(cell, number)[0]) for cell in cells)


def _put(state: Filling, number: int, choice: Choice) -> None:
    for cell in ((choice[0], day) for day in choice[1]):
        added, at = state.where(cell, number)
        state.tours[cell].insert(at, number)
        state.work[cell] += added
    state.chosen[number] = choice


def _take(state: Filling, number: int) -> float:
    """Takes an outlet out; gives what it cost where it was."""
    choice, price = state.chosen[number], 0.0
    for cell in ((choice[0], day) for day in choice[1]) if choice else ():
        saved = state.saved(cell, number)
        state.tours[cell].remove(number)
        state.work[cell] -= saved
        price += state.price(cell, saved)
    return price


def _seed(outlets: Sequence[Outlet], frame: Frame, may: list[list[Choice]]) -> dict[int, tuple[int, int]]:
    """A person and a weekday for each outlet, by place: neighbours get the same."""
    parts = [(who, day - 1) for who in range(len(frame.bases)) for day in sorted(set(frame.weekdays))]
    found: dict[int, tuple[int, int]] = {}
    _halve(outlets, may, [n for n in range(len(outlets)) if may[n]], parts, found)
    return found


def _halve(
    outlets: Sequence[Outlet], may: list[list[Choice]], numbers: list[int], parts: list[tuple[int, int]],
    found: dict[int, tuple[int, int]],
) -> None:  # fmt: skip
    if len(parts) <= 1 or len(numbers) <= 1:
        found.update(dict.fromkeys(numbers, parts[0]) if parts else {})
        return
    places = [outlets[number].place for number in numbers]
    north = max(p.latitude for p in places) - min(p.latitude for p in places)
    east = max(p.longitude for p in places) - min(p.longitude for p in places)
    tall = north > east * cos(radians(places[0].latitude))
    numbers.sort(key=lambda n: (outlets[n].place.latitude if tall else outlets[n].place.longitude, n))
    middle = len(parts) // 2
    share = sum(_load(outlets[n], may[n]) for n in numbers) * middle / len(parts)
    cut, filled = 0, 0
    while cut < len(numbers) and filled < share:
        filled += _load(outlets[numbers[cut]], may[numbers[cut]])
        cut += 1
    _halve(outlets, may, numbers[:cut], parts[:middle], found)
    _halve(outlets, may, numbers[cut:], parts[middle:], found)
