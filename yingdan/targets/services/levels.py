"""Levels as people set them: checked against the metric's direction, ready to be stored."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel.errors import invalid
from yingdan.targets import metrics
from yingdan.targets.rules import levels
from yingdan.targets.rules.levels import BadLevels, Level

MAX_NAME = 20


def asked(metric: str, rows: Iterable[Level]) -> list[dict[str, Any]]:
    """What is stored of levels typed by somebody; `Invalid` on `levels` when they contradict themselves."""
    found = [_clean(one) for one in rows]
    try:
        kept = levels.checked(found)
        levels.check_order(kept, less_is_better=metrics.find(metric).less_is_better)
    except BadLevels as error:
        raise invalid("levels", error.code, most=levels.MOST, max=levels.HIGHEST // 100) from error
    return levels.stored(kept)


def _clean(level: Level) -> Level:
    """A name only where it is one's own, and then needed."""
    if level.code:
        if level.code not in levels.NAMES or level.code == levels.BASE.code:
            raise invalid("levels", "unknown_choice", value=level.code)
        return Level(level.code, level.bp)
    name = " ".join(level.name.split())
    if not name:
        raise invalid("levels", "required")
    if len(name) > MAX_NAME:
        raise invalid("levels", "too_long", max=MAX_NAME)
    return Level("", level.bp, name)
