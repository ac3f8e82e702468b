"""What remedies give to other apps."""

from dataclasses import dataclass
from typing import Any

from yingdan.remedies.rules.gap import Play, Split, Usual
from yingdan.remedies.rules.verdict import Effort, Verdict
from yingdan.targets.selectors.nodes import Kind

Drill = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """Deals of a node in a period. Amounts in fen; `promise`: the wins that the open ones of the period promise by
    their stages, in hundredths."""

    won: int = 0
    won_fen: int = 0
    lost: int = 0
    open: int = 0
    open_in: int = 0
    promise: int = 0
    weighted: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in Counts.__dataclass_fields__))

    @property
    def play(self) -> Play:
        """As the rules take it."""
        decided = self.won + self.lost + self.open_in
        wins = self.won + self.promise / 100
        return Play(self.won + self.lost + self.open, decided, wins, self.won_fen + self.weighted)


@dataclass(frozen=True, slots=True)
class Line:
    """A node: how much is missing, why, and what to do. `chance` of reaching the target is None where no forecast says
    it; `open_remedies` were assigned and are not over."""

    kind: Kind
    id: int
    name: str
    target: int
    counts: Counts
    split: Split
    usual: Usual
    verdict: Verdict
    effort: Effort | None
    chance: float | None
    open_remedies: int
    drills: dict[str, Drill | None]

    @property
    def key(self) -> str:
        """As in addresses."""
        return f"{self.kind}:{self.id}"
