"""Lists: which rows, in which order, one page of them."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from yingdan.kernel.errors import invalid
from yingdan.platform.resources import matching
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens

MAX_COLUMNS = 60
MAX_PAGE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows: the scope tab, the condition, the quick text, or named ids."""

    scope: str | None = None
    filter: dict[str, Any] | None = None
    q: str = ""
    ids: list[int] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show of them: order, columns, and which page."""

    sort: list[tuple[str, bool]] = field(default_factory=list)
    columns: list[str] | None = None
    limit: int = 50
    cursor: str | None = None
    page: int = 1


def chosen(lens: Lens, asked: Asked) -> QuerySet[Any]:
    """The rows asked for, within the actor's scope."""
    rows = lens.scoped(asked.scope)
    if asked.filter:
        rows = compiled(lens, asked.filter).apply(rows)
    if asked.ids is not None:
        rows = rows.filter(pk__in=asked.ids)
    return matching.apply(lens, rows, asked.q) if asked.q.strip() else rows


def columns_of(lens: Lens, paths: list[str] | None) -> list[Column]:
    """The columns asked for, or the default ones that the actor may read."""
    if paths is None:
        return [lens.column(path) for path in lens.resource.default_columns if lens.find(path)]
    if len(paths) > MAX_COLUMNS:
        raise invalid("columns", "too_large", max=MAX_COLUMNS)
    return [lens.column(path, "columns") for path in dict.fromkeys(paths)]
