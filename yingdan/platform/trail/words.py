"""Names of audited tables and columns that no resource describes. A test fails for a table or column without one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Model

from yingdan.kernel.units import Unit
from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.spec import Field, Text
from yingdan.platform.resources.values import said

# Kept by the product itself: they follow from other columns or count visits, so they are never worth a line.
SILENT = (
    "id", "version", "created_at", "updated_at", "search", "last_seen_at", "last_login", "last_used_at",
    "name_key", "path", "probability_set", "weighted", "furthest", "token_hash",
)  # fmt: skip
# How two stored values are said: (before, after, locale) → both in words.
Words = Callable[[object, object, str], tuple[str, str]]
# In which unit each row's amounts are: row → its changes by column (column → [before, after]), to row → unit.
Units = Callable[[Mapping[int, Mapping[str, list[object]]]], dict[int, Unit]]


@dataclass(frozen=True, slots=True)
class Table:
    """An audited table: what a row is called, where its title is (an ORM path in zh and en), and its columns. `amounts`
    are columns in smallest units of what `units` says."""

    name: str
    label: Text
    title: Text = ("", "")
    columns: dict[str, Field] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    amounts: tuple[str, ...] = ()
    units: Units | None = None


_TABLES: dict[str, Table] = {}


def describe(
    table: str, label: Text, *columns: Field, title: str | Text = "", words: dict[str, Words] | None = None,
    amounts: tuple[str, ...] = (), units: Units | None = None,
) -> None:  # fmt: skip
    """Names a table and its columns; for the table of a resource, the columns that are none of its fields."""
    titles = (title, title) if isinstance(title, str) else title
    _TABLES[table] = Table(table, label, titles, {one.name: one for one in columns}, words or {}, amounts, units)


def get(table: str) -> Table | None:
    """The description of a table, None when nobody gave one."""
    return _TABLES.get(table)


def label_of(table: str, locale: str) -> str:
    """What rows of the table are called; the table's own name only when nobody gave a better one."""
    resource = resource_of(table)
    known = get(table)
    label = resource.label if resource else known.label if known else (table, table)
    return said(label, locale)


def resource_of(table: str) -> spec.Resource | None:
    """The resource whose records are in the table."""
    return next((one for one in spec.all_resources() if one.model._meta.db_table == table), None)


def model_of(table: str) -> type[Model] | None:
    """The model of the table."""
    return next((one for one in apps.get_models() if one._meta.db_table == table), None)


def titles(reference: str, ids: Iterable[int], locale: str) -> dict[int, str]:
    """What records are called, by id; `reference` names a resource or an audited table."""
    resource = spec.get(reference) or resource_of(reference)
    known = get(reference)
    model = resource.model if resource else model_of(reference)
    path = title_path(resource) if resource else said(known.title, locale) if known else ""
    wanted = [one for one in ids if isinstance(one, int)]
    if model is None or not path or not wanted:
        return {}
    pairs = model._base_manager.filter(pk__in=wanted).values_list("pk", path)
    return {pk: str(title or "") for pk, title in pairs}
