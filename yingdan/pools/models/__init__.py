"""Public pools, by noun."""

from yingdan.pools.models.dispatch import Decision, Dispatch, Seat
from yingdan.pools.models.entry import Entry, Move, Viewed
from yingdan.pools.models.pool import Party, Pool, Told
from yingdan.pools.models.rule import Due, Exemption, Rule, Stale
from yingdan.pools.models.sweep import Preview, PreviewRow, Sweep, Warned

__all__ = [
    "Decision",
    "Dispatch",
    "Due",
    "Entry",
    "Exemption",
    "Move",
    "Party",
    "Pool",
    "Preview",
    "PreviewRow",
    "Rule",
    "Seat",
    "Stale",
    "Sweep",
    "Told",
    "Viewed",
    "Warned",
]
