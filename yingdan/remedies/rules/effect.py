"""Whether a remedy helped: one's own change beside the changes of people who stood alike and got none.

Whoever is picked because of a bad time is better off later in most cases, remedy or not. So the yardstick are those who
stood most alike before: only a change that few of them had by themselves is put down to the remedy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

NEAREST = 12  # people who stood most alike
LEAST = 6  # fewer say nothing
TAIL = 0.1  # of them may have changed as much by themselves

Outcome = Literal["helped", "no_difference", "worse", "unknown"]
Why = Literal["", "few_peers", "few_cases", "nothing_before", "not_done"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure before and after: totals and cases (workdays, deals) that it is a mean of."""

    before: float
    after: float
    cases_before: int
    cases_after: int

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of a remedy: the own change, the middle of the others', the share of them that did as well or better,
    and in how many people it was looked at; `why` it cannot be told."""

    outcome: Outcome
    why: Why
    before: float | None
    after: float | None
    usual_change: float | None
    as_good: float | None
    peers: int


def effect(own: Seen | None, others: Mapping[int, Seen], cases: int, *, less_is_better: bool = False) -> Effect:
    """Judges one person against those who stood alike. `cases`: fewer of them on one side, and the figure is chance."""
    if own is None or min(own.cases_before, own.cases_after) < cases:
        before, after = (own.before, own.after) if own else (None, None)
        return Effect("unknown", "few_cases", before, after, None, None, len(others))
    alike = _alike(own, [one for one in others.values() if min(one.cases_before, one.cases_after) >= cases])
    if len(alike) < LEAST:
        return Effect("unknown", "few_peers", own.before, own.after, None, None, len(alike))
    sign = -1.0 if less_is_better else 1.0
    changes = sorted(sign * one.change for one in alike)
    mine = sign * own.change
    as_good = sum(one >= mine for one in changes) / len(changes)
    as_bad = sum(one <= mine for one in changes) / len(changes)
    outcome: Outcome = "helped" if as_good <= TAIL else "worse" if as_bad <= TAIL else "no_difference"
    return Effect(outcome, "", own.before, own.after, sign * _middle(changes), as_good, len(alike))


def _alike(own: Seen, others: Sequence[Seen]) -> list[Seen]:
    return sorted(others, key=lambda one: (abs(one.before - own.before), one.after))[:NEAREST]


def _middle(values: Sequence[float]) -> float:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
