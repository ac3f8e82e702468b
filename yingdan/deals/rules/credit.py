"""Shares in the success of a deal, in hundredths of a percent: exactly 100 % together, exact to the fen."""

from collections.abc import Mapping
from decimal import Decimal

WHOLE = 10_000


def points(percent: Decimal) -> int:
    """Hundredths of a percent; ValueError for more than two places or out of 0 … 100."""
    found = percent * 100
    if found != found.to_integral_value() or not 0 <= found <= WHOLE:
        raise ValueError(percent)
    return int(found)


def percent(found: int) -> str:
    """As people write it: 3333 → "33.33", 5000 → "50"."""
    return f"{Decimal(found) / 100:.2f}".rstrip("0").rstrip(".")


def shares(owner: int | None, members: Mapping[int, int]) -> dict[int | None, int]:
    """Everybody's share; the owner (None: nobody) has what the members do not."""
    found: dict[int | None, int] = {member: share for member, share in members.items() if share}
    rest = WHOLE - sum(found.values())
    if rest:
        found[owner] = found.get(owner, 0) + rest
    return found


def split(fen: int, parts: Mapping[int | None, int]) -> dict[int | None, int]:
    """An amount by shares, exact to the fen: what rounding leaves goes to the largest remainders, then the largest
    shares, then the lowest ids."""
    whole = {who: fen * share // WHOLE for who, share in parts.items()}
    left = fen - sum(whole.values())
    order = sorted(parts, key=lambda who: (-(fen * parts[who] % WHOLE), -parts[who], who is None, who or 0))
    for who in order[:left]:
        whole[who] += 1
    return whole
