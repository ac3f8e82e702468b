"""The words in which an app describes an entity."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from django.db.models import Model, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError

Text = tuple[str, str]
FieldType = Literal[
    "text", "longtext", "integer", "decimal", "money", "percent", "date", "datetime", "boolean",
    "choice", "multichoice", "tags", "phone", "email", "url", "ref",
]  # fmt: skip
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice field."""

    value: str
    label: Text
    color: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `source` is the ORM path of the value (default: `name`); `read` a further permission needed to see it.

    `choices` may be a function when they come from the database. `ref` names the resource that a reference points to.
    `ranked` choices (fixed ones) stand in an order that means something: rows are sorted by it, not by the words.
    A field that is neither `editable` nor `importable` is computed or moved by a service. `masked` is set for a reader
    who may see only the ends of the value (resources/hiding.py).
    """

    name: str
    label: Text
    type: FieldType = "text"
    source: str = ""
    choices: tuple[Choice, ...] | Callable[[], list[Choice]] = ()
    ref: str = ""
    unit: Text = ("", "")
    help: Text = ("", "")
    sortable: bool = True
    ranked: bool = False
    filterable: bool = True
    groupable: bool = False
    summable: bool = False
    editable: bool = True
    importable: bool = True
    required: bool = False
    in_form: bool = True
    max_length: int = 0
    minimum: float | None = None
    maximum: float | None = None
    read: str = ""
    masked: bool = False
    hidden_by_default: bool = False
    width: int = 0

    @property
    def path(self) -> str:
        """The ORM path."""
        return self.source or self.name


@dataclass(frozen=True, slots=True)
class Importer:
    """How rows of an import become rows of the table.

    `keys` are the fields by which an existing record may be found, best first. `columns(actor, rows)` gets validated
    values by field name (references are ids, dates are dates, money is Decimal; `created_at`, `created_by` and
    `owner` when given) and returns as many dicts of database columns, everything derived included, for new rows.
    Every row also carries the `id` that it will have. For an update, `columns` is called with the record's present
    values and again with the file's laid over them; only columns in which the two answers differ are written.
    `after(actor, ids, rows)` writes what hangs on the new rows (stage history …), in bulk; `changed` the same after
    updates. `undone(actor, ids)` runs after an undo has deleted rows and removes what nothing else would.
    `late` works columns out of a finished record, such as what it is searched by, without asking the database: the
    database takes in the records before meanwhile.
    `twins(actor, thorough)` looks for records that new rows may already be though their key is another one.
    `clean` brings texts of a field to the form in which they are stored, so that existing records are found by it.
    """

    keys: tuple[str, ...]
    columns: Callable[[Actor, list[Values]], list[Values]]
    after: Callable[[Actor, list[int], list[Values]], None] | None = None
    changed: Callable[[Actor, list[int], list[Values]], None] | None = None
    undone: Callable[[Actor, list[int]], None] | None = None
    late: Mapping[str, Callable[[Values], Any]] | None = None
    clean: Mapping[str, Callable[[str], str]] | None = None
    twins: "Callable[[Actor, bool], TwinFinder] | None" = None


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that a new row may already be, or the earlier row of the same file on that `line` with its `values`:
    what it is called as far as the actor may know, its id if the actor may see it, whether they may write to it, and
    why it came up (`reasons`: code and bits)."""

    title: str
    id: int | None = None
    writable: bool = False
    line: int = 0
    score: float = 0.0
    reasons: tuple[tuple[str, float], ...] = ()
    values: Values | None = None


class TwinFinder(Protocol):
    """Meets the new rows of a file, batch by batch. A thorough one also finds what is mistyped or only sounds alike,
    and rows that resemble each other; the other one what has exactly the same name or number."""

    def meet(self, rows: Sequence[tuple[int, Values]], made: Collection[int]) -> list[Twin | None]:
        """For each row (line and values) what it most likely is already; `made` are records of this very import."""


@dataclass(frozen=True, slots=True)
class Resource:
    """An entity, described once.

    `visible(actor, action)` is the row scope for "read", "edit" or "delete". `create(actor, values, confirm)` and
    `save(actor, instance, values)` are services: the engine has validated `values` (by field name; references are
    ids) and loaded `instance` under lock with a matching version; they write, bump nothing (the engine bumps the
    version) and record the event. `narrow(queryset, actor, scope)` serves the list scopes mine / team / below / shared.
    `hint` is the ORM path of a second line for pickers and search results. `create_via` tells the web app that new rows
    are made by a form of their own ("custom") and not by the generic one. `searched` and `searched_phone` name the
    fields that the search vector is made of. `shown_elsewhere` are fields of which other pages are made
    (boards, timelines, figures): these and the searched texts cannot be hidden from a role.
    `judges_custom`: `create` takes the values of custom fields too, under "custom", since it judges by them.
    `save_many` does as `save` with many records and the same values in sets: errors by id of those refused; None, with
    nothing done, for values that are saved record by record.
    `moved(actor, id)` names the record into which a gone one went: old links lead on to it.
    `screen(actor, id)` says how files of a record look to this reader; None: as they are.
    """

    name: str
    label: Text
    label_plural: Text
    model: type[Model]
    path: str
    title_field: str
    fields: tuple[Field, ...]
    visible: Callable[[Actor, str], QuerySet[Any]]
    permissions: str = ""
    narrow: Callable[[QuerySet[Any], Actor, str], QuerySet[Any]] | None = None
    scopes: tuple[str, ...] = ("all",)
    create: Callable[[Actor, Values, bool], Model] | None = None
    save: Callable[[Actor, Any, Values], None] | None = None
    save_many: Callable[[Actor, Sequence[Any], Values], dict[int, AppError] | None] | None = None
    remove: Callable[[Actor, Any], None] | None = None
    default_columns: tuple[str, ...] = ()
    default_sort: tuple[tuple[str, bool], ...] = (("id", True),)
    group_fields: tuple[str, ...] = ()
    hint: str = ""
    searchable: bool = True
    searched: tuple[str, ...] = ()
    searched_phone: str = ""
    shown_elsewhere: tuple[str, ...] = ()
    custom_fields: bool = True
    judges_custom: bool = False
    importer: Importer | None = None
    related: Mapping[str, str] | None = None
    moved: Callable[[Actor, int], int | None] | None = None
    screen: Callable[[Actor, int], Callable[[bytes], bytes] | None] | None = None
    create_via: str = ""

    @property
    def group(self) -> str:
        """The permission group: `group.read`, `.create`, `.edit`, `.delete`, `.export`, `.import`."""
        return self.permissions or self.name


_RESOURCES: dict[str, Resource] = {}


def register(resource: Resource) -> None:
    """Adds a resource, once, from an app's `apps.py`."""
    if resource.name in _RESOURCES:
        raise ValueError(f"resource {resource.name!r} is registered twice")
    _RESOURCES[resource.name] = resource


def extend(name: str, *fields: Field, columns: tuple[str, ...] = ()) -> None:
    """Adds read-only fields that a higher app knows of a lower one's records, from its `apps.py`; `columns` are those
    of them that lists show without being asked, beside the owner."""
    known = _RESOURCES[name]
    if taken := {field.name for field in known.fields} & {field.name for field in fields}:
        raise ValueError(f"{name} has {sorted(taken)} already")
    place = known.default_columns.index("owner") + 1 if "owner" in known.default_columns else 1
    shown = (*known.default_columns[:place], *columns, *known.default_columns[place:])
    _RESOURCES[name] = replace(known, fields=(*known.fields, *fields), default_columns=shown)


def get(name: str) -> Resource | None:
    """The resource of this name."""
    return _RESOURCES.get(name)


def all_resources() -> list[Resource]:
    """All of them, in the order of registration."""
    return list(_RESOURCES.values())
