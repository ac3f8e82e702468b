"""Deals of a node in a period, as they are counted."""

from dataclasses import dataclass

from yingdan.remedies.rules.gap import Play


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
