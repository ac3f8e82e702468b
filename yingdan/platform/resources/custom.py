"""The fields that the company defined itself, as `Field`s of their resource."""

from time import monotonic
from typing import get_args

from yingdan.platform.models import CustomField
from yingdan.platform.resources.spec import Choice, Field, FieldType

# Custom values live in JSON and point to no other table, so there is no "ref".
TYPES: tuple[str, ...] = tuple(kind for kind in get_args(FieldType) if kind != "ref")
LIST_TYPES = frozenset({"multichoice", "tags"})
NUMBER_TYPES = frozenset({"integer", "decimal", "money", "percent"})
SHORT_TYPES = frozenset({"text", "phone", "email", "url"})
# Other processes see a changed definition after this long at most; describing and writing always look afresh.
KEPT_SECONDS = 10.0


class _Cache:
    def __init__(self) -> None:
        self.fields: dict[str, dict[str, Field]] = {}
        self.until = 0.0


_cache = _Cache()


def fields_of(resource: str, *, fresh: bool = False) -> dict[str, Field]:
    """The custom fields in use of a resource by name; `fresh` reads the database even when known."""
    if fresh or monotonic() >= _cache.until:
        _cache.fields = _load()
        _cache.until = monotonic() + KEPT_SECONDS
    return _cache.fields.get(resource, {})


def forget() -> None:
    """Makes the next look-up read the database."""
    _cache.until = 0.0


def _load() -> dict[str, dict[str, Field]]:
    found: dict[str, dict[str, Field]] = {}
    for row in CustomField.objects.filter(archived_at=None):
        found.setdefault(row.resource, {})[row.name] = as_field(row)
    return found


def as_field(row: CustomField) -> Field:
    """The field that a definition describes."""
    return Field(
        row.name,
        (row.zh, row.en),
        row.type,  # type: ignore[arg-type]
        choices=tuple(
            Choice(one["value"], (one["label"]["zh"], one["label"]["en"]), one.get("color") or "")
            for one in row.choices or ()
        ),
        unit=(row.unit, row.unit),
        groupable=row.type in ("choice", "multichoice", "tags", "boolean", "date", "datetime", "text"),
        summable=row.type in NUMBER_TYPES,
        sortable=row.type not in LIST_TYPES,
        required=row.required,
        # An index entry may hold some 2,700 bytes.
        max_length=500 if row.type in SHORT_TYPES else 0,
    )
