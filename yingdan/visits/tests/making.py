"""Makes what the tests of visits need: a phone that tells a visit."""

import hashlib
import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from PIL import Image

from yingdan.conftest import ApiClient, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.segments.tests.making import make_customer
from yingdan.visits.models import Consent, Plan, VisitType, VisitTypeVersion
from yingdan.visits.selectors.setup import setup

__all__ = ["Phone", "agree", "make_customer", "make_plan", "make_type", "photo_bytes", "shop"]

HERE = {"latitude": 30.25, "longitude": 120.16}
NOTE = {"key": "note", "kind": "note", "name": "说明", "name_en": "Note", "required": False}


def agree(*members: Member) -> None:
    """They agreed to what is recorded."""
    for member in members:
        Consent.objects.get_or_create(member=member, notice_version=setup().notice_version)


def shop(owner: Member, name: str = "大华超市", *, placed: bool = True, **columns: Any) -> Customer:
    """A customer of somebody, at a known place unless said otherwise."""
    place = HERE if placed else {}
    return make_customer(name, owner, **{**place, **columns})


def make_type(*steps: dict[str, Any], name: str = "门店巡访") -> VisitTypeVersion:
    """A type of visit with these steps."""
    kind = VisitType.objects.create(name=name)
    return VisitTypeVersion.objects.create(type=kind, number=1, steps=list(steps) or [NOTE])


def make_plan(member: Member, customer: Customer, days: int = 0, **columns: Any) -> Plan:
    """A plan of somebody, in so many days."""
    day = clock.today() + timedelta(days)
    return Plan.objects.create(member=member, team=member.team, customer=customer, day=day, **columns)


def photo_bytes(shade: int = 0, size: tuple[int, int] = (64, 48)) -> bytes:
    """A small picture that gets brighter to the right."""
    image = Image.new("RGB", size)
    image.putdata([((x * 3 + shade) % 256, y % 256, shade % 256) for y in range(size[1]) for x in range(size[0])])
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


@dataclass
class Phone:
    """Tells one visit of somebody; `clock` is how far the phone's clock is off."""

    member: Member
    customer: Customer
    uuid: UUID = field(default_factory=uuid4)
    start: datetime = field(default_factory=lambda: clock.now() - timedelta(minutes=40))
    off: timedelta = timedelta()
    client: ApiClient | None = None

    def __post_init__(self) -> None:
        """Signed in."""
        self.client = self.client or client_for(self.member)

    def at(self, minutes: float = 0) -> str:
        """So many minutes after the check-in, by the phone's clock."""
        return (self.start + timedelta(minutes=minutes) + self.off).isoformat()

    def sent(self) -> str:
        """Now, by the phone's clock."""
        return (clock.now() + self.off).isoformat()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Sends something about the visit."""
        assert self.client is not None
        return self.client.post(f"/api/visits/{path}", {"sent_at": self.sent(), **body})

    def position(self, minutes: float = 0, **changes: Any) -> dict[str, Any]:
        """At the customer's, nearly."""
        return {"latitude": 30.2502, "longitude": 120.1602, "accuracy": 12.0, "taken_at": self.at(minutes), **changes}

    def begin(self, **changes: Any) -> Any:
        """Checks in."""
        body = {"uuid": str(self.uuid), "customer_id": self.customer.pk, "purpose": "serve", "at": self.at(),
                "position": self.position(), "device": {"platform": "Android", "online": True}}  # fmt: skip
        return self.post("begin", {**body, **changes})

    def step(self, key: str, answer: dict[str, Any], uuid: UUID | None = None, minutes: float = 5) -> Any:
        """Answers a step."""
        body = {"uuid": str(uuid or uuid4()), "key": key, "at": self.at(minutes), "answer": answer}
        return self.post(f"{self.uuid}/steps", body)

    def photo(self, content: bytes, uuid: UUID | None = None, step: str = "photo", **changes: Any) -> Any:
        """Sends a photo."""
        assert self.client is not None
        body = {"uuid": str(uuid or uuid4()), "step": step, "taken_at": self.at(3), "source": "camera",
                "sha256": hashlib.sha256(content).hexdigest(), **changes}  # fmt: skip
        body["file"] = SimpleUploadedFile("a.jpg", content, "image/jpeg")
        return self.client.post(f"/api/visits/{self.uuid}/photos", body, content_type=MULTIPART_CONTENT)

    def end(self, **changes: Any) -> Any:
        """Checks out."""
        body = {"at": self.at(30), "position": self.position(30), "result": "续订三箱", "category": "existing",
                "steps": {}, "photos": []}  # fmt: skip
        return self.post(f"{self.uuid}/end", {**body, **changes})

    def abandon(self, **changes: Any) -> Any:
        """Breaks off."""
        return self.post(f"{self.uuid}/abandon", {"at": self.at(10), "reason": "店主不在", **changes})
