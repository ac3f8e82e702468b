"""What one wants to be told outside the product, over HTTP."""

from datetime import time
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.notices import preferences
from yingdan.platform.resources.schemas import Body

router = Router(tags=["notifications"])
Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
Group = Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]


class Choice(Body):
    """By which way one wants to be told about a group; what is left out is as the channel says."""

    email: bool | None = None
    robot: bool | None = None
    sms: bool | None = None


class Wishes(Body):
    """One's own wishes. Quiet hours may cross midnight."""

    version: Version
    email: Annotated[str, Field(max_length=254, pattern=r"^[^\x00\r\n]*$")] = ""
    choices: Annotated[dict[Group, Choice], Field(max_length=60)]
    quiet_from: time | None = None
    quiet_to: time | None = None
    quiet_weekend: bool = False
    digest: Literal["at_once", "hourly", "daily"] = "at_once"
    digest_at: time | None = None


class GroupOut(Schema):
    """What one can be told about, by which ways, and what is on now."""

    code: str
    label: dict[str, str]
    offered: list[str]
    on: list[str]


class WishesOut(Schema):
    """One's own wishes as they are now."""

    version: int
    email: str
    groups: list[GroupOut]
    quiet_from: str | None
    quiet_to: str | None
    quiet_weekend: bool
    digest: str
    digest_at: str | None


@router.get("", permission=SIGNED_IN, response=WishesOut)
def wishes(request: HttpRequest) -> dict[str, Any]:
    """What the actor wants to be told outside the product, and when."""
    shown = preferences.shown(actor_of(request))
    for name in ("quiet_from", "quiet_to", "digest_at"):
        shown[name] = shown[name].strftime("%H:%M") if shown[name] else None
    return shown


@router.put("", permission=SIGNED_IN, response=WishesOut)
def wish(request: HttpRequest, body: Wishes) -> dict[str, Any]:
    """Stores it."""
    values = body.dict(exclude={"version", "email", "choices"})
    for name in ("quiet_from", "quiet_to", "digest_at"):
        values[name] = values[name].replace(tzinfo=None) if values[name] else None
    values["choices"] = {code: choice.dict(exclude_none=True) for code, choice in body.choices.items()}
    preferences.save(actor_of(request), body.version, body.email.strip(), values)
    return wishes(request)
