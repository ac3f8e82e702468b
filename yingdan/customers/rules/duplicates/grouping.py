"""Pairs that hang together: if a is b and b is c, the three are one."""

from collections.abc import Iterable


def groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Sorted members of each group, groups by their first member; every id is in exactly one."""
    leader: dict[int, int] = {}

    def head(one: int) -> int:
        while leader.setdefault(one, one) != one:
            leader[one] = one = leader[leader[one]]
        return one

    for low, high in pairs:
        first, second = sorted((head(low), head(high)))
        leader[second] = first
    found: dict[int, list[int]] = {}
    for one in sorted(leader):
        found.setdefault(head(one), []).append(one)
    return list(found.values())
