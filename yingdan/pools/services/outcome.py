"""What happened to each of the records of a verb: a bad row loses no good one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.platform.resources import batches
from yingdan.pools.models import Move
from yingdan.pools.rules.limits import Refusal

WORK = "pool.moves"  # of the undo


@dataclass(slots=True)
class Outcome:
    """Moves that were made, and rows that stayed with the reason."""

    actor: Actor
    moves: list[Move] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, row_id: int, title: str, why: Refusal) -> None:
        """A row that stayed."""
        shown = {name: said(value) for name, value in why.params.items()}
        message = text(why.code, self.actor.locale, **shown)
        self.failed.append({"id": row_id, "title": title, "code": why.code, "message": message})

    def answer(self) -> dict[str, Any]:
        """As the API gives it; the token takes the moves back."""
        token = batches.keep(self.actor, WORK, [[move.pk, move.version, {}] for move in self.moves])
        return {"done": len(self.moves), "failed": self.failed, "undo_token": token}


def said(value: Any) -> Any:
    """A parameter of a text: instants in the company's time."""
    return f"{value.astimezone(clock.company_zone()):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value
