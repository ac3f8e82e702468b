"""What the desk's routes take."""

from datetime import date
from datetime import time as clock_time
from typing import Annotated, Any, Literal

from pydantic import Field

from yingdan.platform.resources.schemas import Body, Id, Picked
from yingdan.visits.api.schemas import Key, Purpose
from yingdan.visits.services.planning import Wanted

Reason = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
Metres = Annotated[int, Field(ge=20, le=50_000)]
Days = Annotated[int, Field(ge=1, le=3650)]
Name = Annotated[str, Field(max_length=60)]


class VisitPlanIn(Body):
    """A visit to plan."""

    customer_id: Id
    day: date
    time: clock_time | None = None
    purpose: Purpose = "serve"
    type_id: Id | None = None
    source: Literal["hand", "cycle", "card"] = "hand"


class VisitPlansIn(Body):
    """Visits to plan for a person (None: oneself)."""

    member_id: Id | None = None
    plans: Annotated[list[VisitPlanIn], Field(min_length=1, max_length=500)]

    def wanted(self) -> list[Wanted]:
        """For the service."""
        return [Wanted(**one.dict()) for one in self.plans]


class PlansArrangedIn(Body):
    """Customers to visit on a day, by a person (None: each by its owner)."""

    customer_ids: Annotated[list[Id], Field(min_length=1, max_length=500)]
    day: date
    purpose: Purpose = "serve"
    member_id: Id | None = None


class PlanDelayIn(Picked):
    """Plans to put off."""

    day: date
    reason: Reason


class PlanCancelIn(Picked):
    """Plans to cancel."""

    reason: Reason


class PlanAssignIn(Picked):
    """Plans to give to somebody else."""

    member_id: Id


class PositionDecisionIn(Body):
    """Whether the customer is where the check-in was."""

    accepted: bool


class VisitSetupIn(Body):
    """The settings of visits."""

    version: int
    radius_a: Metres
    radius_b: Metres
    radius_c: Metres
    radius_none: Metres
    photo_sources: Literal["camera", "library"]
    photos_most: Annotated[int, Field(ge=1, le=50)]
    position_days: Days
    signal_days: Days
    forgotten_hours: Annotated[int, Field(ge=1, le=48)]
    early_days: Annotated[int, Field(ge=0, le=30)]
    late_days: Annotated[int, Field(ge=0, le=30)]
    notice: Annotated[str, Field(max_length=2000)] = ""


class QuestionIn(Body):
    """A question of a survey."""

    key: Key
    text: Annotated[str, Field(max_length=200)]
    text_en: Annotated[str, Field(max_length=200)] = ""
    kind: Literal["text", "number", "choice", "yes_no"]
    required: bool = False
    choices: Annotated[list[Annotated[str, Field(min_length=1, max_length=100)]], Field(max_length=50)] = []


class StepDefinition(Body):
    """A step of a type."""

    key: Key
    kind: Literal["photo", "stock", "order", "collection", "competitor", "display", "survey", "note"]
    name: Name
    name_en: Name = ""
    required: bool = False
    min: Annotated[int, Field(ge=0, le=50)] | None = None
    max: Annotated[int, Field(ge=1, le=50)] | None = None
    questions: Annotated[list[QuestionIn], Field(max_length=60)] | None = None

    def plain(self) -> dict[str, Any]:
        """As it is kept; what goes with another kind is left out."""
        values = {"key": self.key, "kind": self.kind, "name": self.name.strip(), "name_en": self.name_en.strip(),
                  "required": self.required}  # fmt: skip
        if self.kind == "photo":
            values |= {"min": self.min or 0, "max": self.max} if self.max else {"min": self.min or 0}
        if self.kind == "survey":
            values["questions"] = [one.dict() for one in self.questions or []]
        return values


class VisitTypeIn(Body):
    """A type of visit with its steps."""

    version: int = 1
    name: Name
    name_en: Name = ""
    active: bool = True
    grades: Annotated[list[Literal["A", "B", "C", ""]], Field(max_length=4)] = []
    channels: Annotated[list[Name], Field(max_length=30)] = []
    priority: Annotated[int, Field(ge=0, le=1000)] = 0
    steps: Annotated[list[StepDefinition], Field(max_length=30)]

    def values(self) -> dict[str, Any]:
        """For the service."""
        return {**self.dict(exclude={"steps", "version"}), "steps": [one.plain() for one in self.steps]}


class PositionDecisionsIn(PositionDecisionIn):
    """Accepts or declines some of them."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=200)]
