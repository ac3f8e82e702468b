"""Shapes of web forms."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.platform.resources.schemas import Body


class Words(Body):
    """A text in both languages."""

    zh: Annotated[str, Field(max_length=500)] = ""
    en: Annotated[str, Field(max_length=500)] = ""


class FormField(Body):
    """A field of the form; an empty label means the lead's own."""

    name: Annotated[str, Field(max_length=40)]
    required: bool = False
    label: Words = Words()


class FormIn(Body):
    """A form as it shall be."""

    name: Annotated[str, Field(max_length=100)]
    source_id: Id
    owner_id: Id | None = None
    fields: Annotated[list[FormField], Field(min_length=1, max_length=20)]
    title: Words = Words()
    thanks: Words = Words()
    active: bool = True


class FormChange(FormIn):
    """The same, with the version that was read."""

    version: int


class Ref(Schema):
    """A record by id and name."""

    id: int
    label: str


class FormOut(Schema):
    """A form with what came in."""

    id: int
    version: int
    name: str
    token: str
    source: Ref
    owner: Ref | None
    fields: list[FormField]
    title: Words
    thanks: Words
    active: bool
    leads: int
    spam: int


class Forms(Schema):
    """All forms, and the fields that one may ask for."""

    items: list[FormOut]
    offered: list[str]


class SubmissionOut(Schema):
    """Something that was sent."""

    id: int
    form: str
    at: datetime
    values: dict[str, str]
    campaign: dict[str, str]
    state: Literal["lead", "spam", "accepted", "rejected"]
    reason: str
    lead: Ref | None


class Submissions(Schema):
    """The newest first; `before` of the next page is the last id."""

    items: list[SubmissionOut]
    more: bool


class SettleIn(Body):
    """A lead after all, or spam."""

    accepted: bool


class PublicField(Schema):
    """A field as a visitor sees it."""

    name: str
    type: str
    label: Words
    required: bool
    max_length: int


class PublicForm(Schema):
    """A form as a web site shows it; `trap` is the field that must stay empty, `stamp` goes back with it."""

    title: Words
    fields: list[PublicField]
    trap: str
    stamp: str


class Thanks(Schema):
    """What a visitor reads afterwards."""

    thanks: Words
