"""What the routes of stage gates take and give."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.deals.api.schemas import Name, Ref, Version


class Label(Schema):
    """In both languages."""

    zh: str
    en: str


class Option(Schema):
    """Something to choose."""

    value: str
    label: Label


class Criterion(Schema):
    """An exit criterion with its words."""

    id: int
    kind: str
    strength: str
    params: dict[str, Any]
    text: str


class Need(Criterion):
    """A criterion for one deal."""

    stage: Ref
    done: bool


class Needs(Schema):
    """What a deal needs to go on; `refusal`: "mover", "missing" or null."""

    to: Ref | None
    items: list[Need]
    refusal: str | None
    overridable: bool


class Tick(Schema):
    """Ticked or not."""

    done: bool


class EvidenceIn(Schema):
    """A file, or an act of the customer."""

    kind_id: Id
    file_id: Id | None = None
    happened_on: date | None = None
    contact_id: Id | None = None
    note: Annotated[str, Field(max_length=300)] = ""


class KeptFile(Schema):
    """A stored file."""

    id: int
    name: str
    url: str


class Evidence(Schema):
    """A piece of evidence."""

    id: int
    kind: Ref
    form: str
    happened_on: date
    file: KeptFile | None
    contact: Ref | None
    note: str
    by: str | None


class EvidenceList(Schema):
    """Latest first."""

    items: list[Evidence]


class EvidenceKind(Schema):
    """A kind of evidence."""

    id: int
    form: str
    name: str
    archived: bool


class EvidenceKinds(Schema):
    """In order."""

    items: list[EvidenceKind]


class EvidenceKindIn(Schema):
    """A new kind."""

    form: Literal["file", "act"]
    name: Name


class EvidenceKindChange(Schema):
    """Changes of a kind; what is absent stays."""

    name: Name | None = None
    archived: bool | None = None


class CriterionIn(Schema):
    """A criterion; with its id what was ticked stays."""

    id: Id | None = None
    kind: Literal["field", "evidence", "followup", "contact", "team", "check"]
    strength: Literal["soft", "overridable", "hard"] = "soft"
    params: dict[str, Any] = {}
    label: Annotated[str, Field(max_length=120)] = ""


class GateIn(Schema):
    """The whole gate of a stage."""

    version: Version
    criteria: list[CriterionIn]
    movers: Annotated[list[str], Field(max_length=50)] = []
    back_to: list[Id] | None = None
    template_id: Id | None = None


class CriterionOut(Criterion):
    """A criterion as set."""

    label: str


class Gate(Schema):
    """The gate of a stage."""

    stage_id: int
    name: str
    version: int
    norm_days: int | None
    criteria: list[CriterionOut]
    movers: list[str]
    back_to: list[int] | None
    template_id: int | None


class Gates(Schema):
    """The gates of a pipeline, in order."""

    items: list[Gate]


class Options(Schema):
    """What criteria may ask for."""

    fields: list[Option]
    evidence: list[EvidenceKind]
    methods: list[str]
    contact_roles: list[str]
    team_roles: list[str]
    templates: list[Ref]
    movers: list[Option]
