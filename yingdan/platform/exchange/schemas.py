"""What the import routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

Decision = Literal["add", "skip", "update"]


class FileOut(Schema):
    """An uploaded file with its tables (sheet, encoding, delimiter, header, columns, rows, samples)."""

    id: int
    name: str
    size: int
    tables: list[dict[str, Any]]


class ImportOut(Schema):
    """An import as the wizard and the list show it. `recipe` is the mapping, `report` what the check found."""

    id: int
    name: str
    status: str
    files: list[FileOut]
    recipe: dict[str, Any]
    report: dict[str, Any]
    counts: dict[str, Any]
    done: int
    total: int
    problem: dict[str, Any] | None
    actor: str
    channel: str
    version: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    can_undo: bool
    refused: dict[str, int]
    twins: dict[str, int]


class ImportRow(Schema):
    """An import in the list of past ones."""

    id: int
    name: str
    status: str
    counts: dict[str, Any]
    actor: str
    channel: str
    created_at: datetime
    finished_at: datetime | None
    can_undo: bool


class ImportPage(Schema):
    """Past imports, newest first."""

    items: list[ImportRow]
    next_cursor: str | None


class Mapping(Schema):
    """A new mapping."""

    recipe: dict[str, Any]
    name: str = ""
    version: int | None = None


class Wanted(Schema):
    """What to map anew: a table of a file as a resource, read in its own way when the guess was wrong."""

    resource: str
    file: str
    sheet: str = ""
    header: int = 0
    encoding: str = ""
    delimiter: str = ""


class Suggestion(Schema):
    """A suggested step, with the table as it is read then."""

    step: dict[str, Any]
    table: dict[str, Any]


class TargetField(Schema):
    """A field that an import can fill."""

    name: str
    label: dict[str, str]
    type: str
    ref: str | None
    required: bool
    key: bool
    choices: list[dict[str, Any]]


class Target(Schema):
    """A resource that an import can fill."""

    name: str
    label: dict[str, str]
    fields: list[TargetField]


class Targets(Schema):
    """All of them."""

    items: list[Target]


class IssueOut(Schema):
    """A refused row."""

    phase: str
    step: int
    line: int
    field: str
    code: str
    message: str
    params: dict[str, Any]


class Issues(Schema):
    """Refused rows, in the order of the file."""

    items: list[IssueOut]
    count: int


class TwinReason(Schema):
    """One agreement or disagreement and its weight in bits."""

    code: str
    bits: float


class TwinRecord(Schema):
    """The record that a row resembles, as the reader may see it."""

    id: int
    version: int
    can_edit: bool
    values: dict[str, Any]


class TwinRow(Schema):
    """A new row that resembles a record (`twin`, or only its `title` when it is out of the reader's scope), or the
    earlier row of the file on `other_line`."""

    line: int
    title: str
    values: dict[str, Any]
    twin: TwinRecord | None
    other_line: int | None
    other: dict[str, Any] | None
    writable: bool
    score: float
    reasons: list[TwinReason]
    decision: Decision


class TwinRows(Schema):
    """A page of them, in the order of the file."""

    items: list[TwinRow]
    next_cursor: str | None
    total: int


class Decide(Schema):
    """What becomes of these rows, or of all of the step when no `lines` are given."""

    step: Annotated[int, Field(ge=0, le=10_000)] = 0
    decision: Decision
    lines: Annotated[list[Annotated[int, Field(gt=0, lt=2**62)]], Field(max_length=1000)] | None = None


class Decided(Schema):
    """How many rows are decided in each way now."""

    twins: dict[str, int]


class RecipeIn(Schema):
    """A mapping to keep."""

    name: str
    recipe: dict[str, Any]


class RecipeOut(Schema):
    """A kept mapping."""

    id: int
    name: str
    recipe: dict[str, Any]
    updated_at: datetime


class Recipes(Schema):
    """All kept mappings."""

    items: list[RecipeOut]
