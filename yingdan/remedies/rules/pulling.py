"""The shortest list of deals with which a gap can be closed: which to pull in, which to bring further, at which effort.

Each deal offers steps, one joint visit each; the best choice for every number of visits is found exactly (a knapsack in
which of each deal one option at most is taken). The list is the one with the fewest visits that covers the gap, or, if
none does, the one that brings most with the visits there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Option:
    """What can be done with a deal: `pull` its date into the period, or `push` it on; `visits` it takes, `gain` in fen
    that it adds to what is expected of the period."""

    deal: int
    kind: Literal["pull", "push"]
    visits: int
    gain: int


@dataclass(frozen=True, slots=True)
class Stand:
    """An open deal: fen, chance now, the chances of the stages after its own (being won, 1.0, is the last), and whether
    it is expected in the period at all."""

    deal: int
    amount: int
    chance: float
    ahead: tuple[float, ...]
    inside: bool
    close: bool = True  # near enough to the period to be pulled in


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do, what it adds, the visits it takes, and whether the gap is covered."""

    options: tuple[Option, ...]
    gain: int
    visits: int
    covers: bool


def options(one: Stand) -> list[Option]:
    """A deal of the period can be brought one or more stages on; one expected later can be pulled in, and on from
    there. Each stage takes a visit, so does pulling in."""
    if not one.inside and not one.close:
        return []
    found = [] if one.inside else [Option(one.deal, "pull", 1, round(one.amount * one.chance))]
    counted, first = (one.chance, 0) if one.inside else (0.0, 1)
    for n, chance in enumerate(one.ahead, 1):
        if chance > one.chance:
            kind: Literal["pull", "push"] = "push" if one.inside else "pull"
            found.append(Option(one.deal, kind, first + n, round(one.amount * (chance - counted))))
    return [option for option in found if option.gain > 0]


def choose(gap: int, deals: Sequence[Stand], visits: int) -> Choice:
    """The fewest visits that cover the gap; within the visits there are, what brings most."""
    best: list[tuple[int, tuple[Option, ...]]] = [(0, ())] * (visits + 1)
    for one in deals:
        before = best[:]
        for option in options(one):
            for used in range(option.visits, visits + 1):
                gain, taken = before[used - option.visits]
                if gain + option.gain > best[used][0]:
                    best[used] = (gain + option.gain, (*taken, option))
    enough = next((n for n, (gain, _) in enumerate(best) if gain >= gap), visits)
    gain, taken = best[enough]
    taken = tuple(sorted(taken, key=lambda option: (-option.gain, option.deal)))
    return Choice(taken, gain, sum(option.visits for option in taken), gain >= gap)
