"""A row that changed hands."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """A row that went to another owner: its version since then, and whose it was before."""

    id: int
    version: int
    owner_id: int | None
    team_id: int

    def kept(self, kind: str) -> list[Any]:
        """As an undo batch stores it."""
        return [self.id, self.version, {"owner": self.owner_id, "team": self.team_id, "kind": kind}]

    @classmethod
    def read(cls, row: list[Any]) -> "Given":
        """Back from there."""
        return cls(row[0], row[1], row[2]["owner"], row[2]["team"])
