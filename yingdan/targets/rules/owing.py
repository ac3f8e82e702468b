"""Over-assignment: how much more (or less) is passed on than is owed upwards, and how far a target was passed down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal


def over(given: int | None, committed: int | None) -> float | None:
    """As a share of what is owed: 0.05 = 5 % more is passed on. None when nothing is said to be owed."""
    return (given - committed) / committed if committed and given is not None else None


def stage(committed: int | None, said: datetime | None, passed: datetime | None) -> Literal[
    "none", "received", "passed", "changed"
]:  # fmt: skip
    """How far a team is: nothing received, received, passed down; changed: the figure came after it was passed down."""
    if passed is not None:
        return "changed" if committed is not None and said is not None and said > passed else "passed"
    return "none" if committed is None else "received"


def middle(offered: int, given: int) -> int:
    """Half-way between an offer and the target from above, in whole smallest units."""
    return (offered + given) // 2


def to_pass_down(
    assigned: Mapping[int, int], committed: Mapping[int, int | None], wished: Mapping[int, int] | None = None
) -> dict[int, int]:
    """What teams owe from now on: the figure wished for; else the one said before, or the sum they were assigned."""
    wished = wished or {}
    return {
        team: wished.get(team, fen)
        for team, fen in assigned.items()
        if (committed.get(team) is None if team not in wished else wished[team] != committed.get(team))
    }
