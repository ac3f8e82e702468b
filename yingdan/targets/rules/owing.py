"""Over-assignment: how much more (or less) the people of a team carry than the team owes upwards."""

from collections.abc import Mapping


def over(assigned: int, committed: int | None) -> float | None:
    """As a share of what is owed: 0.05 = the people carry 5 % more. None when nothing is said to be owed."""
    return (assigned - committed) / committed if committed else None


def middle(offered: int, given: int) -> int:
    """Half-way between an offer and the target from above, in whole smallest units."""
    return (offered + given) // 2


def to_pass_down(assigned: Mapping[int, int], committed: Mapping[int, int | None]) -> dict[int, int]:
    """What teams owe from now on: the sum they were assigned, unless a figure was said before."""
    return {team: fen for team, fen in assigned.items() if committed.get(team) is None}
