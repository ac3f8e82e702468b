"""The way of a lead: which moments belong to which status."""

from collections.abc import Mapping
from datetime import datetime

Moments = Mapping[str, datetime | None]
STEPS = ("contacted_at", "qualified_at", "invalid_at", "converted_at")
_BEHIND = {
    "new": (),
    "contacted": ("contacted_at",),
    "qualified": ("contacted_at", "qualified_at"),
    "converted": ("contacted_at", "qualified_at", "converted_at"),
    "invalid": ("invalid_at",),
}


def moments(status: str, known: Moments, now: datetime) -> dict[str, datetime | None]:
    """The moments of a lead that comes into a status: those it must have behind it are filled (now, or when something
    later is known to have happened), those it takes back are emptied. What was once contacted stays contacted: a lead
    set back to new was still called."""
    kept: dict[str, datetime | None] = {name: known.get(name) for name in STEPS}
    needed = _BEHIND[status]
    for name in ("qualified_at", "invalid_at", "converted_at"):
        if name not in needed and not (status == "invalid" and name == "qualified_at"):
            kept[name] = None
    for name in needed:
        kept[name] = kept[name] or now
    return kept
