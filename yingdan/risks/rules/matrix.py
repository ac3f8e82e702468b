"""Probability × impact: the score and the level of a risk, and the impact of an amount of money."""

from collections.abc import Sequence
from decimal import Decimal

STEPS = range(1, 6)
FROM = (("critical", 15), ("high", 10), ("medium", 5))  # scores from which a level begins


def score(probability: int, impact: int) -> int:
    """1 to 25."""
    return probability * impact


def level(points: int) -> str:
    """What a score means."""
    return next((name for name, least in FROM if points >= least), "low")


def impact_of(amount: Decimal | int | None, edges: Sequence[Decimal | int]) -> int:
    """How bad the loss of an amount is: one step more for each edge that it reaches; 1 without an amount."""
    return 1 + sum(1 for edge in edges if amount is not None and amount >= edge)
