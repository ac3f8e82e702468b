"""Shapes of the resource API."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from yingdan.kernel.errors import invalid
from yingdan.platform.resources.listing import MAX_PAGE, Asked, Shown

Id = Annotated[int, Field(gt=0, le=2**63 - 1)]
BigInt = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
Path = Annotated[str, Field(max_length=120)]


class Body(Schema):
    """A request body; what it does not know is an error, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Label(Schema):
    """A text in both languages."""

    zh: str
    en: str


class ChoiceSpec(Schema):
    """One choice of a field."""

    value: str
    label: Label
    color: str | None


class FieldSpec(Schema):
    """One field of a resource."""

    name: str
    label: Label
    type: str
    choices: list[ChoiceSpec] | None
    ref: str | None
    ref_readable: bool
    unit: Label | None
    help: Label | None
    sortable: bool
    filterable: bool
    groupable: bool
    summable: bool
    editable: bool
    required: bool
    importable: bool
    in_form: bool
    max_length: int | None
    minimum: float | None
    maximum: float | None
    custom: bool
    hidden_by_default: bool
    width: int | None


class Sort(Body):
    """One term of an order."""

    field: Path
    desc: bool = False


class ResourceSpec(Schema):
    """An entity as the actor sees it."""

    name: str
    label: Label
    label_plural: Label
    title_field: str
    path: str
    fields: list[FieldSpec]
    default_columns: list[str]
    default_sort: list[dict[str, Any]]
    scopes: list[str]
    group_fields: list[str]
    can: dict[str, bool]
    create_via: str | None
    searchable: bool
    custom_fields: bool


class ResourceSpecs(Schema):
    """All resources that the actor may read."""

    items: list[ResourceSpec]


class Which(Body):
    """Which rows."""

    scope: Annotated[str, Field(max_length=20)] | None = None
    filter: dict[str, Any] | None = None
    q: Annotated[str, Field(max_length=200)] = ""

    def asked(self, ids: list[int] | None = None) -> Asked:
        """As the engine takes it."""
        return Asked(self.scope, self.filter, self.q, ids)


class Picked(Which):
    """The rows for a verb of their own: those named, or those that a filter finds; all only if `scope` says so."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=10_000)] | None = None

    def picked(self) -> Asked:
        """As the engine takes it."""
        if self.ids is None and self.scope is None:
            raise invalid("ids", "required")
        return self.asked(self.ids)


class Query(Which):
    """A page of a list."""

    sort: list[Sort] = []
    columns: list[Path] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=4000)] | None = None
    page: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 1

    def shown(self) -> Shown:
        """As the engine takes it."""
        sort = [(one.field, one.desc) for one in self.sort]
        return Shown(sort, self.columns, self.limit, self.cursor, self.page)


class Row(Schema):
    """One row with the values asked for, by path."""

    id: int
    version: int
    can_edit: bool
    values: dict[str, Any]


class Record(Row):
    """One record with all readable fields."""

    title: str


class Rows(Schema):
    """A page of rows; `latest`: only so many of the latest are in this order, all would take too long."""

    rows: list[Row]
    next_cursor: str | None
    prev_cursor: str | None
    latest: int | None


class Counted(Schema):
    """How many; `capped` means more than the count. Sums only when the count is exact."""

    count: int
    capped: bool
    sums: dict[str, Any] | None


class GroupBy(Which):
    """How to group."""

    by: Path
    bucket: Literal["day", "month", "quarter", "year"] | None = None
    sums: Annotated[list[Path], Field(max_length=10)] = []


class GroupRow(Schema):
    """One group."""

    key: Any
    label: str
    count: int
    sums: dict[str, Any]


class Groups(Schema):
    """All groups, the first 200; `latest`: only so many of the latest rows are counted, all would take too long."""

    groups: list[GroupRow]
    truncated: bool
    latest: int | None


class Create(Body):
    """Values of a new record; `confirm` after a duplicate warning."""

    values: dict[str, Any]
    confirm: bool = False


class Change(Body):
    """New values of some fields, and the version that they were seen with."""

    version: BigInt
    values: dict[str, Any]


class Bulk(Which):
    """The same change to many rows: those named, or those that a filter finds."""

    action: Literal["edit", "delete"]
    ids: Annotated[list[BigInt], Field(max_length=10_000)] | None = None
    values: dict[str, Any] = {}


class BulkFailure(Schema):
    """A row that was refused, and why."""

    id: int
    title: str
    code: str
    message: str


class BulkResult(Schema):
    """What a bulk change did."""

    done: int
    failed: list[BulkFailure]
    undo_token: str | None


class Undo(Body):
    """The token that a bulk edit gave."""

    token: Annotated[str, Field(max_length=60)]


class Export(Which):
    """What to export: the list with its columns and order."""

    sort: list[Sort] = []
    columns: list[Path] | None = None
    ids: Annotated[list[BigInt], Field(max_length=10_000)] | None = None
    format: Literal["xlsx", "csv"] = "xlsx"
