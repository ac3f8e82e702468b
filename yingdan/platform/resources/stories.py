"""Shapes of what the API tells about records: history, timeline, pickers, search."""

from typing import Any

from ninja import Schema
from pydantic import Field


class FieldChange(Schema):
    """One changed field; `from` and `to` as values, and in words."""

    field: str
    label: str
    from_: Any = Field(serialization_alias="from", validation_alias="from")
    to: Any
    from_text: str
    to_text: str


class HistoryItem(Schema):
    """One change of a record."""

    id: int
    at: str
    actor: str
    channel: str
    reason: str
    action: str
    changes: list[FieldChange]


class History(Schema):
    """Changes, newest first."""

    items: list[HistoryItem]
    next_cursor: str | None


class TimelineItem(Schema):
    """Something that happened."""

    at: str
    key: str
    kind: str
    actor: str
    verb: str
    text: str
    params: dict[str, Any]


class Timeline(Schema):
    """What happened, newest first."""

    items: list[TimelineItem]
    next_cursor: str | None


class Found(Schema):
    """A record to pick."""

    id: int
    label: str
    hint: str


class Lookup(Schema):
    """Records to pick from."""

    items: list[Found]


class SearchItem(Schema):
    """A record found."""

    id: int
    title: str
    hint: str
    path: str


class SearchGroup(Schema):
    """What was found of one resource."""

    resource: str
    label: str
    items: list[SearchItem]


class SearchResult(Schema):
    """Everything found, by resource."""

    groups: list[SearchGroup]
