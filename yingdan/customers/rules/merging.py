"""Which value a customer keeps when several become one: by default nothing is lost that the others leave empty."""

from collections.abc import Mapping
from typing import Any

# Of these every value can be kept: tags side by side, notes one below the other.
JOINED = frozenset({"tags", "note"})
# The further a relationship has come, the more it says; `lost` says least about a customer that is served elsewhere.
STATUSES = ("lost", "prospect", "new", "existing")
BOTH = "both"

Choice = int | str


def default(field: str, values: Mapping[int, Any], survivor: int) -> Choice:
    """Whose value is taken unless somebody chooses: the survivor's, or the first that is not empty; of the status the
    furthest; tags and notes of all."""
    filled = {key: value for key, value in values.items() if value not in (None, "", [])}
    if field in JOINED and len({str(value) for value in filled.values()}) > 1:
        return BOTH
    if field == "status" and filled:
        rank = {status: number for number, status in enumerate(STATUSES)}
        return max(filled, key=lambda key: (rank.get(filled[key], -1), key == survivor))
    return survivor if survivor in filled or not filled else min(filled)


def chosen(field: str, values: Mapping[int, Any], choice: Choice, survivor: int) -> Any:
    """The value of a choice; KeyError for a customer that does not take part, or `both` where that means nothing."""
    if choice != BOTH:
        return values[int(choice)]
    ordered = [values[survivor], *(value for key, value in sorted(values.items()) if key != survivor)]
    if field == "tags":
        return list(dict.fromkeys(tag for value in ordered for tag in value or []))
    if field == "note":
        return "\n\n".join(dict.fromkeys(text for value in ordered if (text := (value or "").strip())))
    raise KeyError(choice)


def survivor_of(rows: Mapping[int, tuple[str, int]]) -> int:
    """Which of several stays, given (status, number of rows that hang on it): the furthest, the fullest, the oldest."""
    rank = {status: number for number, status in enumerate(STATUSES)}
    return max(rows, key=lambda key: (rank.get(rows[key][0], -1), rows[key][1], -key))
