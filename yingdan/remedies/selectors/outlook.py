"""What the period will bring by each kind of forecast: the one place that asks for it."""

from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes


@dataclass(frozen=True, slots=True)
class Outlook:
    """Amounts in fen; None where that kind of forecast says nothing."""

    commit: int | None = None
    best: int | None = None
    p10: int | None = None
    p50: int | None = None
    p90: int | None = None
    chance: float | None = None


def read(actor: Actor, place: nodes.Place, period: Period) -> Outlook:
    """Of a node."""
    return Outlook()


def chances(actor: Actor, place: nodes.Place, period: Period) -> dict[str, float]:
    """The chance to reach the target, by key of what is right under a node."""
    return {}
