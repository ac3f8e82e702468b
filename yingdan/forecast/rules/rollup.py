"""Which call counts at each node: an override, else the own call, else what comes from below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]  # commit, best


@dataclass(frozen=True, slots=True)
class Said:
    """What the ledger says of a node in a period: the last call of its own, and an override that is not withdrawn."""

    own: Pair | None
    override: Pair | None

    @property
    def counts(self) -> Pair | None:
        """What counts of it."""
        return self.override or self.own


@dataclass(frozen=True, slots=True)
class Rolled:
    """`rolled` from below, `counts` after the node's own."""

    rolled: Pair
    counts: Pair


def of_teams(above: Sequence[int], base: Sequence[Pair], said: Mapping[int, Said]) -> list[Rolled]:
    """Of teams by place, parents first: `base` is what people directly in a team come to, `said` of teams by place."""
    sums = [list(pair) for pair in base]
    found: list[Rolled] = [Rolled((0, 0), (0, 0))] * len(base)
    for n in reversed(range(len(base))):
        rolled = (sums[n][0], sums[n][1])
        own = said[n].counts if n in said else None
        found[n] = Rolled(rolled, rolled if own is None else own)
        if above[n] >= 0:
            sums[above[n]][0] += found[n].counts[0]
            sums[above[n]][1] += found[n].counts[1]
    return found
