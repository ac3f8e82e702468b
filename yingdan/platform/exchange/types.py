"""The words of a recipe: which file feeds which resource, and where each field's value comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as later
from typing import Any, Literal

Mode = Literal["add", "update", "upsert"]
Blank = Literal["keep", "clear"]
Twins = Literal["add", "skip", "update"]
Missing = Literal["error", "create", "blank"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a field's value comes from: a column, a constant or a template of columns (`{account} – {product}`).

    A template with a blank part is blank. `values` says what file values mean; `format` is a date format; `by` are
    the fields by which a referenced record is looked up, `missing` what happens when there is none.
    `otherwise` steps in when all this gives nothing.
    """

    column: str = ""
    value: str | int | float | bool | None = None
    template: str = ""
    values: Mapping[str, str] = later(default_factory=dict)
    format: str = ""
    by: tuple[str, ...] = ()
    missing: Missing = "error"
    otherwise: "Rule | None" = None

    def columns(self) -> set[str]:
        """The columns of the file that it reads."""
        own = {self.column} if self.column else {part.split("}")[0] for part in self.template.split("{")[1:]}
        return own | (self.otherwise.columns() if self.otherwise else set())


@dataclass(frozen=True, slots=True)
class Where:
    """Takes only rows whose column has (or, `negate`, has not) one of the values; "" stands for blank."""

    column: str
    values: frozenset[str]
    negate: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One table of a file becoming rows of one resource.

    `key` are the fields that together identify a record. `distinct` rows repeat records on purpose (the manager of each
    seller): only the first of each key counts. `twins` says what becomes of new rows that resemble a record of another
    key, unless somebody decides otherwise row by row: added all the same (then none is looked for), left out with the
    reason, or written to that record. `values` corrects spellings in columns
    before anything else.
    """

    resource: str
    file: str
    fields: Mapping[str, Rule]
    sheet: str = ""
    header: int = 0
    encoding: str = ""
    delimiter: str = ""
    mode: Mode = "upsert"
    key: tuple[str, ...] = ()
    blank: Blank = "keep"
    distinct: bool = False
    where: tuple[Where, ...] = ()
    values: Mapping[str, Mapping[str, str]] = later(default_factory=dict)
    twins: Twins = "add"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything an import does, in order. `setup` is what must be there first (see `setups`)."""

    steps: tuple[Step, ...] = ()
    name: str = ""
    setup: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One reason why a row is refused."""

    field: str
    code: str
    params: Mapping[str, Any] = later(default_factory=dict)
