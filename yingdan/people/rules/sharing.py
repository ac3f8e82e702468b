"""Sharing rows out to successors: every row to exactly one of them, the same for the same input.

See docs/algorithms/handover.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heapify, heapreplace

Person = int
NONE = ""  # the group of rows without a territory or class


@dataclass(frozen=True, slots=True)
class Share:
    """A row as sharing out sees it: what groups it, and what it weighs."""

    id: int
    territory_id: int | None = None
    grade: str = ""
    amount: Decimal = Decimal(0)


def to_one(rows: Iterable[Share], person: Person) -> dict[int, Person]:
    """Everything to one."""
    return {row.id: person for row in rows}


def by_territory(rows: Iterable[Share], people: Mapping[str, Person], other: Person) -> dict[int, Person]:
    """Rows of a territory (its id as text) to whom it is given; all others to `other`."""
    return {row.id: people.get(str(row.territory_id or NONE), other) for row in rows}


def by_grade(rows: Iterable[Share], people: Mapping[str, Person], other: Person) -> dict[int, Person]:
    """Rows of a class to whom it is given; all others to `other`."""
    return {row.id: people.get(row.grade, other) for row in rows}


def by_load(rows: Sequence[Share], held: Mapping[Person, int]) -> dict[int, Person]:
    """One row after the other to whoever has least then; `held` is what each person has already.

    Afterwards those who got something differ by one at most, and who got nothing has no less than the least of them.
    """
    heap = [(count, person) for person, count in held.items()]
    heapify(heap)
    given: dict[int, Person] = {}
    for row in _weighty_first(rows):
        count, person = heap[0]
        given[row.id] = person
        heapreplace(heap, (count + 1, person))
    return given


def balanced(rows: Sequence[Share], people: Sequence[Person]) -> dict[int, Person]:
    """Equally many to each (within one), equally good: in each round everybody gets one, the weightiest goes to who
    has least so far. Class by class, so that nobody gets all A customers."""
    amounts = dict.fromkeys(sorted(people), Decimal(0))
    given: dict[int, Person] = {}
    queue = list(_weighty_first(rows))
    grades: Counter[tuple[Person, str]] = Counter()
    for start in range(0, len(queue), len(amounts)):
        free = set(amounts)
        for row in queue[start : start + len(amounts)]:
            person = min(free, key=lambda one: (grades[one, row.grade], amounts[one], one))
            free.discard(person)
            given[row.id] = person
            amounts[person] += row.amount
            grades[person, row.grade] += 1
    return given


def along(rows: Iterable[tuple[int, int | None]], leaders: Mapping[int, Person]) -> dict[int, Person]:
    """Rows (id, id of the leader) that follow another row go to whom that one goes."""
    return {id: leaders[leader] for id, leader in rows if leader is not None and leader in leaders}


def _weighty_first(rows: Iterable[Share]) -> list[Share]:
    return sorted(rows, key=lambda row: (row.grade or "~", -row.amount, row.id))
