"""Whether somebody may claim a record now. See docs/algorithms/recycling.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a pool; None = no limit, 0 = nothing at all."""

    max_held: int | None = None
    claims_per_day: int | None = None
    cooldown_days: int | None = None
    protect_hours: int | None = None
    assign_only: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: records held that count, and claims today."""

    held: int = 0
    claimed_today: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record in the pool: since when, and whether the claimer had it before."""

    since: datetime
    mine_before: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not: the code of a text with its parameters."""

    code: str
    params: dict[str, Any]


def room(limits: Limits, standing: Standing) -> int | None:
    """How many more records somebody may claim now; None = any number."""
    left = [
        most - so_far
        for most, so_far in (
            (limits.max_held, standing.held),
            (limits.claims_per_day, standing.claimed_today),
        )
        if most is not None
    ]
    return max(0, min(left)) if left else None


def refusal(limits: Limits, standing: Standing, waiting: Waiting, now: datetime) -> Refusal | None:
    """Why this record may not be claimed, None when it may. What is the pool's comes before what is the person's."""
    if limits.assign_only:
        return Refusal("pool_assign_only", {})
    if limits.protect_hours is not None and now < (until := waiting.since + timedelta(hours=limits.protect_hours)):
        return Refusal("pool_protected", {"until": until})
    cooling = limits.cooldown_days if waiting.mine_before else None
    if cooling is not None and now < (until := waiting.since + timedelta(days=cooling)):
        return Refusal("pool_cooling", {"until": until, "days": cooling})
    if limits.max_held is not None and standing.held >= limits.max_held:
        return Refusal("pool_full_hands", {"max": limits.max_held})
    if limits.claims_per_day is not None and standing.claimed_today >= limits.claims_per_day:
        return Refusal("pool_day_used", {"max": limits.claims_per_day})
    return None
