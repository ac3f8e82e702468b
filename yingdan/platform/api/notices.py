"""Ways out for notifications over HTTP, for administrators: channels, and what became of what they sent."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import Field

from yingdan.kernel import paging
from yingdan.kernel.errors import NotFound, invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.texts import text
from yingdan.platform.models import NoticeChannel, NoticeDelivery
from yingdan.platform.notices import channels as services
from yingdan.platform.notices import groups, outbox
from yingdan.platform.resources.schemas import BigInt, Body
from yingdan.platform.resources.values import instant

channels = Router(tags=["notifications"])
deliveries = Router(tags=["notifications"])
PERMISSION = "notice.manage"
SHOWN = 50

Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
Short = Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
Long = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
Group = Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]
Teams = Annotated[list[BigInt], Field(max_length=200)]
Pairs = Annotated[dict[Short, Long], Field(max_length=30)]
Groups = Annotated[list[Group], Field(max_length=60)]


class ChannelIn(Body):
    """A channel; the fields of the other kinds are ignored."""

    name: Short
    team_ids: Teams = []
    groups: Groups = []
    by_default: bool = True
    enabled: bool = True
    host: Annotated[str, Field(max_length=200, pattern=r"^[^\x00\s]*$")] = ""
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    security: Literal["none", "starttls", "ssl"] = "starttls"
    username: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    password: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    sender: Annotated[str, Field(max_length=254, pattern=r"^[^\x00]*$")] = ""
    format: Literal["form", "json"] = "form"
    sign: Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")] = ""
    success_field: Short = ""
    success_value: Short = ""
    fields: Pairs = {}
    headers: Pairs = {}
    signed: Long = ""
    address: Long = ""
    key: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""


class NewChannel(ChannelIn):
    """A new channel."""

    kind: Literal["email", "wecom", "dingtalk", "feishu", "sms"]


class ChannelPatch(ChannelIn):
    """A changed channel; secrets that are left empty stay."""

    version: Version


class ChannelOut(Schema):
    """A channel without its secrets."""

    id: int
    version: int
    kind: str
    name: str
    team_ids: list[int]
    groups: list[str]
    by_default: bool
    enabled: bool
    settings: dict[str, Any]
    host: str
    has_key: bool


class Labelled(Schema):
    """A group of notifications."""

    code: str
    label: dict[str, str]


class Channels(Schema):
    """All channels, the address of the product, and the groups."""

    items: list[ChannelOut]
    site: str
    groups: list[Labelled]


class Site(Body):
    """The address under which people open the product."""

    site: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]


class DeliveryOut(Schema):
    """One notification on its way: to whom, about what, and how it stands; its words are only for whom it is to."""

    id: int
    to: str
    about: str
    channel: str
    channel_id: int
    status: str
    attempts: int
    error: str
    due_at: str
    sent_at: str | None


class Deliveries(Schema):
    """Newest first; `failed` counts those that were given up, to 100."""

    items: list[DeliveryOut]
    failed: int
    next_cursor: str | None


class Again(Body):
    """Which are tried anew; all that failed without ids."""

    ids: Annotated[list[BigInt], Field(max_length=1000)] | None = None


class Done(Schema):
    """How many."""

    done: int


@channels.get("", permission=PERMISSION, response=Channels)
def index(request: HttpRequest) -> dict[str, Any]:
    """All channels."""
    return {
        "items": [services.shown(row) for row in NoticeChannel.objects.all()],
        "site": services.site(),
        "groups": [{"code": code, "label": {"zh": zh, "en": en}} for code, (zh, en) in groups.all_groups().items()],
    }


@channels.post("", permission=PERMISSION, response={201: ChannelOut})
def create(request: HttpRequest, body: NewChannel) -> Status[dict[str, Any]]:
    """A new channel."""
    row = services.create(actor_of(request), body.kind, body.dict(exclude={"kind"}))
    return Status(201, services.shown(row))


@channels.put("/site", permission=PERMISSION, response=Site)
def site(request: HttpRequest, body: Site) -> dict[str, str]:
    """Sets the address of the product."""
    services.set_site(body.site)
    return {"site": services.site()}


@channels.patch("/{int:channel_id}", permission=PERMISSION, response=ChannelOut)
def change(request: HttpRequest, channel_id: int, body: ChannelPatch) -> dict[str, Any]:
    """Changes a channel."""
    values = body.dict(exclude={"version"})
    return services.shown(services.change(actor_of(request), channel_id, body.version, values))


@channels.delete("/{int:channel_id}", permission=PERMISSION, response={204: None})
def remove(request: HttpRequest, channel_id: int) -> HttpResponse:
    """Removes a channel."""
    services.remove(actor_of(request), channel_id)
    return HttpResponse(status=204)


@channels.post("/{int:channel_id}/test", permission=PERMISSION, response=DeliveryOut)
def test(request: HttpRequest, channel_id: int) -> dict[str, Any]:
    """Sends the actor a test; ask for the delivery to see what became of it."""
    actor = actor_of(request)
    return delivery_out(services.test(actor, channel_id), actor.locale)


@deliveries.get("", permission=PERMISSION, response=Deliveries)
def listing(
    request: HttpRequest,
    status: Literal["waiting", "sent", "failed"] | None = None,
    channel: BigInt | None = None,
    cursor: str | None = None,
) -> dict[str, Any]:
    """What went out, waits or failed."""
    rows = NoticeDelivery.objects.all()
    if status:
        rows = rows.filter(status__in=["waiting", "sending"] if status == "waiting" else [status])
    if channel:
        rows = rows.filter(channel=channel)
    if cursor:
        (last,) = paging.decode(cursor, 1)
        if not isinstance(last, int) or not 0 <= last < 2**63:
            raise invalid("cursor", "bad_value")
        rows = rows.filter(pk__lt=last)
    found = list(rows.select_related("notification__user", "channel").order_by("-id")[: SHOWN + 1])
    locale = actor_of(request).locale
    return {
        "items": [delivery_out(row, locale) for row in found[:SHOWN]],
        "failed": NoticeDelivery.objects.filter(status="failed").order_by()[:100].count(),
        "next_cursor": paging.encode([found[SHOWN - 1].pk]) if len(found) > SHOWN else None,
    }


@deliveries.get("/{int:delivery_id}", permission=PERMISSION, response=DeliveryOut)
def one(request: HttpRequest, delivery_id: int) -> dict[str, Any]:
    """How one delivery stands."""
    row = NoticeDelivery.objects.select_related("notification__user", "channel").filter(pk=delivery_id).first()
    if row is None:
        raise NotFound
    return delivery_out(row, actor_of(request).locale)


@deliveries.post("/retry", permission=PERMISSION, response=Done)
def retry(request: HttpRequest, body: Again) -> dict[str, int]:
    """Tries failed ones anew."""
    return {"done": outbox.again(body.ids)}


def delivery_out(row: NoticeDelivery, locale: str) -> dict[str, Any]:
    """A delivery as JSON values."""
    kind = row.notification.kind if row.notification else (row.post or {})["kind"]
    zh, en = groups.all_groups()[groups.group_of(kind)]
    return {
        "id": row.pk,
        "to": row.notification.user.name if row.notification else row.channel.name,
        "about": en if locale == "en" else zh,
        "channel": row.channel.name,
        "channel_id": row.channel_id,
        "status": "waiting" if row.status == "sending" else row.status,
        "attempts": row.attempts,
        "error": row.error or (text("notice_waits", locale) if row.status == "waiting" and row.attempts else ""),
        "due_at": instant(row.due_at),
        "sent_at": instant(row.sent_at) if row.sent_at else None,
    }
