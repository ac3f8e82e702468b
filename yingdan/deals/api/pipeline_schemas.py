"""What the routes of pipelines take and give."""

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from yingdan.customers.types import Id
from yingdan.deals.api.schemas import Name, Version

Percent = Annotated[int, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=1, le=3650)]
Color = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6}|[a-z]{3,12})$")]
Position = Annotated[int, Field(ge=0, le=1000)]


class StageOut(Schema):
    """A stage."""

    id: int
    name: str
    position: int
    probability: int
    color: str
    norm_days: int | None
    version: int
    archived: bool


class PipelineOut(Schema):
    """A pipeline with its stages."""

    id: int
    name: str
    position: int
    version: int
    archived: bool
    stages: list[StageOut]


class Pipelines(Schema):
    """Pipelines in order."""

    items: list[PipelineOut]


class FirstStage(Schema):
    """A stage of a new pipeline."""

    name: Name
    probability: Percent


class PipelineIn(Schema):
    """A new pipeline."""

    name: Name
    stages: Annotated[list[FirstStage], Field(min_length=1, max_length=30)]


class PipelineChange(Schema):
    """Changes of a pipeline; what is absent stays."""

    version: Version
    name: Name | None = None
    position: Position | None = None
    archived: bool | None = None


class StageIn(Schema):
    """A new stage; `position` 1 = first, absent = last."""

    name: Name
    probability: Percent
    color: Color = "blue"
    norm_days: Days | None = None
    position: Position | None = None

    def values(self) -> dict[str, Any]:
        """As columns."""
        return self.dict(exclude={"position"})


class StageChange(Schema):
    """Changes of a stage; what is absent stays, `norm_days` null = no norm."""

    version: Version
    name: Name = ""
    probability: Percent = 0
    color: Color = "blue"
    norm_days: Days | None = None

    def values(self) -> dict[str, Any]:
        """Only what was sent."""
        return self.dict(exclude={"version"}, exclude_unset=True)


class Order(Schema):
    """All stages in use in their new order."""

    stage_ids: Annotated[list[Id], Field(min_length=1, max_length=100)]


class Archiving(Schema):
    """Out of use, or back."""

    archived: bool


class ReasonOut(Schema):
    """A reason for closing."""

    id: int
    kind: str
    name: str
    position: int
    archived: bool

    @staticmethod
    def resolve_archived(reason: Any) -> bool:
        """By its date."""
        return reason.archived_at is not None


class Reasons(Schema):
    """Reasons in order."""

    items: list[ReasonOut]


class ReasonIn(Schema):
    """A new reason."""

    kind: Literal["won", "lost", "abandoned"]
    name: Name


class ReasonChange(Schema):
    """Changes of a reason; what is absent stays."""

    name: Name | None = None
    position: Position | None = None
    archived: bool | None = None
