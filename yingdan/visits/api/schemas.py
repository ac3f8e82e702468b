"""What the phone's routes take."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yingdan.kernel.clock import Moment
from yingdan.platform.resources.schemas import Body, Id
from yingdan.visits.services.beginning import Begun, Place
from yingdan.visits.services.ending import Ended

Purpose = Literal["order", "collect", "develop", "serve", "explain"]
Category = Literal["develop", "new", "existing"]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Accuracy = Annotated[float, Field(ge=0, le=1_000_000)]
Why = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=2000)]
Key = Annotated[str, Field(max_length=40)]
Fact = Annotated[str, Field(max_length=500)] | bool | int | float | None
Facts = Annotated[dict[Key, Fact], Field(max_length=40)]
Photos = Annotated[list[UUID], Field(max_length=200)]
Answers = Annotated[dict[Key, UUID], Field(max_length=100)]


class Located(Body):
    """Where the phone is: WGS-84, metres."""

    latitude: Latitude
    longitude: Longitude
    accuracy: Accuracy
    taken_at: Moment

    def place(self) -> Place:
        """For the services."""
        return Place(self.latitude, self.longitude, self.accuracy, self.taken_at)


class Told(Body):
    """When it happened and when it is sent, by the phone's clock."""

    at: Moment
    sent_at: Moment


class ConsentIn(Body):
    """The version of the notice that was read."""

    version: int


class BeginIn(Told):
    """A check-in."""

    uuid: UUID
    customer_id: Id
    plan_id: Id | None = None
    type_version_id: Id | None = None
    purpose: Purpose
    position: Located | None = None
    why_no_position: Why = ""
    device: Facts = {}

    def begun(self) -> Begun:
        """For the service."""
        return Begun(
            uuid=self.uuid, customer_id=self.customer_id, plan_id=self.plan_id, type_version_id=self.type_version_id,
            purpose=self.purpose, at=self.at, sent_at=self.sent_at,
            position=self.position.place() if self.position else None, why_no_position=self.why_no_position.strip(),
            device=self.device,
        )  # fmt: skip


class StepIn(Told):
    """An answer to a step; what it holds goes by the kind of the step."""

    uuid: UUID
    key: Key
    answer: dict[str, Any]


class Sample(Body):
    """A position on the way."""

    latitude: Latitude
    longitude: Longitude
    accuracy: Accuracy
    taken_at: Moment
    altitude: float | None = None
    speed: float | None = None
    heading: float | None = None


class SignalsIn(Told):
    """Positions during a visit."""

    samples: Annotated[list[Sample], Field(min_length=1, max_length=500)]

    def plain(self) -> list[dict[str, Any]]:
        """As they are kept."""
        return [{**one.dict(exclude_none=True), "taken_at": one.taken_at.isoformat()} for one in self.samples]


class EndIn(Told):
    """A check-out."""

    position: Located | None = None
    why_no_position: Why = ""
    result: Words = ""
    category: Category | None = None
    next_visit_at: Moment | None = None
    note: Words = ""
    weather: Annotated[str, Field(max_length=60)] = ""
    steps: Answers = {}
    photos: Photos = []

    def ended(self) -> Ended:
        """For the service."""
        return Ended(
            at=self.at, sent_at=self.sent_at, position=self.position.place() if self.position else None,
            why_no_position=self.why_no_position.strip(), result=self.result.strip(), category=self.category or "",
            next_visit_at=self.next_visit_at, note=self.note.strip(), weather=self.weather.strip(), steps=self.steps,
            photos=self.photos,
        )  # fmt: skip


class AbandonIn(Told):
    """A visit is broken off."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]
    steps: Answers = {}
    photos: Photos = []


class PhotoIn(Body):
    """A photo, beside its bytes."""

    uuid: UUID
    step: Key
    taken_at: Moment
    source: Literal["camera", "library"] = "camera"
    sha256: Annotated[str, Field(min_length=64, max_length=64)]
