"""Levels of a target (保底, 目标, 冲刺, 挑战): percentages of the same cells. See docs/algorithms/attainment.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FULL = 10_000  # basis points of the target itself
HIGHEST = 100_000  # ten times the target
MOST = 5  # beside the target itself
NAMES = {
    "floor": ("保底", "Floor"),
    "target": ("目标", "Target"),
    "stretch": ("冲刺", "Stretch"),
    "challenge": ("挑战", "Challenge"),
}


class BadLevels(ValueError):
    """Levels that contradict themselves; `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Level:
    """`bp` hundredths of a percent of the target. `name` only where people gave one of their own (`code` is empty)."""

    code: str
    bp: int
    name: str = ""

    @property
    def label(self) -> tuple[str, str]:
        """In Chinese and English."""
        return (self.name, self.name) if self.name else NAMES[self.code]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of one node in one period. `missing` is what it still takes, `per_day` that for each workday left (null
    when none is left, or nothing is missing, or what was lost cannot be won back)."""

    level: Level
    amount: int
    reached: bool
    missing: int
    per_day: int | None


BASE = Level("target", FULL)


def checked(levels: Iterable[Level]) -> list[Level]:
    """The levels beside the target itself, lowest first; `BadLevels` when two are the same, a stretch asks no more than
    the target, a challenge no more than the stretch, or a floor as much as the target.

    Where less is better the percentages run the other way, so only what is the same is refused there: see `ordered`.
    """
    found = sorted(levels, key=lambda one: one.bp)
    if len(found) > MOST:
        raise BadLevels("target_levels_many")
    if any(not 1 <= one.bp <= HIGHEST for one in found):
        raise BadLevels("target_level_range")
    if len({one.bp for one in (*found, BASE)}) <= len(found):
        raise BadLevels("target_levels_same")
    names = [one.label for one in (*found, BASE)]
    if len({zh for zh, _ in names}) < len(names) or len({en for _, en in names}) < len(names):
        raise BadLevels("target_levels_same")
    return found


def check_order(levels: Iterable[Level], *, less_is_better: bool) -> None:
    """`BadLevels` when floor, target, stretch and challenge do not ask for ever more."""
    rank = list(NAMES)
    known = sorted((one for one in (*levels, BASE) if one.code), key=lambda one: rank.index(one.code))
    asked = [-one.bp if less_is_better else one.bp for one in known]
    if asked != sorted(asked):
        raise BadLevels("target_levels_order")


def ordered(levels: Iterable[Level], *, less_is_better: bool) -> list[Level]:
    """With the target itself, the easiest first."""
    return sorted((*levels, BASE), key=lambda one: one.bp, reverse=less_is_better)


def amount(total: int, level: Level, *, less_is_better: bool = False) -> int:
    """What the level means for a sum of cells: the least whole amount that is at least `bp` of it, or where less is
    better the most that is not above; so `actual ≥ amount` says exactly `actual ÷ total ≥ bp ÷ 10,000`."""
    return total * level.bp // FULL if less_is_better else -(-total * level.bp // FULL)


def rungs(
    total: int, actual: int, levels: Iterable[Level], *, days_left: int = 0, less_is_better: bool = False
) -> list[Rung]:
    """A node's levels in a period, the easiest first; none without a target, or where only the target itself is."""
    asked = list(levels)
    if not asked or total <= 0:
        return []

    def rung(level: Level) -> Rung:
        value = amount(total, level, less_is_better=less_is_better)
        missing = max(actual - value if less_is_better else value - actual, 0)
        due = missing and days_left > 0 and not less_is_better
        return Rung(level, value, not missing, missing, -(-missing // days_left) if due else None)

    return [rung(one) for one in ordered(asked, less_is_better=less_is_better)]


def stored(levels: Iterable[Level]) -> list[dict[str, Any]]:
    """As the database keeps them."""
    return [{"code": one.code, "bp": one.bp, "name": one.name} for one in levels]


def loaded(rows: Iterable[Mapping[str, Any]]) -> list[Level]:
    """From the database."""
    return [Level(str(one["code"]), int(one["bp"]), str(one.get("name", ""))) for one in rows]


def share(level: Level) -> str:
    """The percentage in words: "110%", "112.5%"."""
    return f"{level.bp // 100}.{level.bp % 100:02}".rstrip("0").rstrip(".") + "%"
