"""A customer's own rhythm, and when silence is long for it.

The same as `selectors/rhythm.py` works out in the database; a test holds the two together. Gaps are days between
distinct days on which something happened.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

# A customer's own gaps count as many times as there are; the usual gap of its class counts this often.
PRIOR_WEIGHT = 2


def gaps(days: Iterable[date]) -> list[int]:
    """Days between distinct days."""
    ordered = sorted(set(days))
    return [(later - earlier).days for earlier, later in pairwise(ordered)]


def expected(own: list[int], prior: float | None) -> float | None:
    """The gap to expect: the own median drawn towards the class, the more the fewer gaps there are. None without any:
    whoever did it once has no rhythm."""
    if not own:
        return None
    if prior is None:
        return float(median(own))
    return (len(own) * float(median(own)) + PRIOR_WEIGHT * prior) / (len(own) + PRIOR_WEIGHT)


def late(silent: int, expected_gap: float | None, factor: int, min_days: int) -> bool:
    """Whether `silent` days are more than `factor` percent of what is expected, and at least `min_days`."""
    return expected_gap is not None and silent >= min_days and silent * 100 > factor * expected_gap


def warning(*, buying: bool, contact: bool, dormant: bool) -> str:
    """One word for the state; dormancy says more than the rest."""
    if dormant:
        return "dormant"
    return "both" if buying and contact else "buying" if buying else "contact" if contact else ""
