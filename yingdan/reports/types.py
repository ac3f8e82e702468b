"""What a report is composed of: parts that this app and higher ones register."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from yingdan.kernel.ports import Registry

Label = tuple[str, str]
Format = Literal["text", "number", "money", "clock", "moment", "day", "choice", "ref", "span", "counted"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a part. `money` is whole fen; `ref` is {resource, id, label}; `span` is [moment, moment or null];
    `choice` a code of `choices`, `counted` {code of `choices`, quantity} or plain text. `field` names a field that
    roles may be kept from seeing ("deal.amount")."""

    key: str
    label: Label
    format: Format = "text"
    choices: Mapping[str, Label] = field(default_factory=dict)
    field: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose records, of which days (both included), and how many rows are shown at most."""

    member_id: int
    start: date
    end: date
    since: datetime
    until: datetime
    most: int


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that are shown, how many there are in all, and sums of columns over all of them."""

    rows: list[dict[str, Any]]
    count: int
    sums: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of reports. Its rows are kept with what was submitted: keys of columns never change their meaning."""

    name: str
    label: Label
    columns: tuple[Column, ...]
    read: Callable[[Asked], Found]


sections: Registry[Section] = Registry(Section)
