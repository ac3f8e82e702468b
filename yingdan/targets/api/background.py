"""Routes: the market analysis and the files behind a version."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import quote

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field, StringConstraints

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.schemas import Fen, Id, Name, Note, Year
from yingdan.targets.models import Target
from yingdan.targets.selectors import background as selectors
from yingdan.targets.services import background

router = Router(tags=["targets"])
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
Line = Annotated[str, StringConstraints(max_length=500)]


class TrendIn(Schema):
    """The market in a year."""

    year: Year
    amount: Fen


class CompetitorIn(Schema):
    """A competitor; the share is percent."""

    name: Name
    share: Annotated[float, Field(ge=0, le=100)] | None = None
    strength: Line = ""
    weakness: Line = ""


class MarketIn(Schema):
    """The analysis; `version` is the one that the user has seen (0: there was none)."""

    version: Annotated[int, Field(ge=0, lt=2**31)]
    size: Fen | None = None
    share: Percent | None = None
    trend: Annotated[list[TrendIn], Field(max_length=50)] = []
    competitors: Annotated[list[CompetitorIn], Field(max_length=50)] = []
    strengths: Note = ""
    weaknesses: Note = ""
    opportunities: Note = ""
    threats: Note = ""
    assumptions: Note = ""
    note: Note = ""


class AttachmentOut(Schema):
    """A file."""

    id: int
    name: str
    mime: str
    size: int
    by: str
    at: datetime


class TrendOut(Schema):
    """The market in a year."""

    year: int
    amount: int


class CompetitorOut(Schema):
    """A competitor."""

    name: str
    share: float | None
    strength: str
    weakness: str


class MarketOut(Schema):
    """The analysis with its files. Version 0: nothing was written yet."""

    version: int
    size: int | None
    share: float | None
    trend: list[TrendOut]
    competitors: list[CompetitorOut]
    strengths: str
    weaknesses: str
    opportunities: str
    threats: str
    assumptions: str
    note: str
    changed_by: str
    changed_at: datetime | None
    attachments: list[AttachmentOut]
    can_edit: bool


class AttachIn(Schema):
    """Uploads to hand to the target."""

    file_ids: Annotated[list[Id], Field(min_length=1, max_length=20)]


@router.get("/{int:target_id}/market", permission="target.read", response=MarketOut)
def read(request: Request, target_id: int) -> Any:
    """The analysis behind a version."""
    return market_out(request, selectors.visible(request.actor, target_id))


@router.put("/{int:target_id}/market", permission="target.edit", response=MarketOut)
def save(request: Request, target_id: int, payload: MarketIn) -> Any:
    """Keeps the analysis of a draft."""
    values = payload.dict()
    version = values.pop("version")
    background.save(actor=request.actor, target_id=target_id, version=version, values=values)
    return read(request, target_id)


@router.post("/{int:target_id}/attachments", permission="target.edit", response=MarketOut)
def attach(request: Request, target_id: int, payload: AttachIn) -> Any:
    """Hands uploads to a draft."""
    background.attach(actor=request.actor, target_id=target_id, file_ids=payload.file_ids)
    return read(request, target_id)


@router.delete("/{int:target_id}/attachments/{int:file_id}", permission="target.edit", response=MarketOut)
def detach(request: Request, target_id: int, file_id: int) -> Any:
    """Takes a file off a draft."""
    background.detach(actor=request.actor, target_id=target_id, file_id=file_id)
    return read(request, target_id)


@router.get("/{int:target_id}/attachments/{int:file_id}", permission="target.read", response={200: bytes})
def content(request: Request, target_id: int, file_id: int) -> HttpResponse:
    """A file, to be saved."""
    kept = selectors.file(selectors.visible(request.actor, target_id), file_id)
    answer = HttpResponse(bytes(kept.content), content_type=kept.mime)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(kept.name)}"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def market_out(request: Request, target: Target) -> dict[str, Any]:
    """The analysis as the client gets it."""
    market = selectors.market(target)
    texts = ("strengths", "weaknesses", "opportunities", "threats", "assumptions", "note")
    return {
        "version": market.version if market else 0,
        "size": market and market.size,
        "share": float(market.share) if market and market.share is not None else None,
        "trend": market.trend if market else [],
        "competitors": market.competitors if market else [],
        **{name: getattr(market, name) if market else "" for name in texts},
        "changed_by": market.changed_by.name if market and market.changed_by else "",
        "changed_at": market and market.changed_at,
        "attachments": [
            {"id": one.file_id, "name": one.file.name, "mime": one.file.mime, "size": one.file.size,
             "by": one.by.name if one.by else "", "at": one.at}
            for one in selectors.attachments(target)
        ],
        "can_edit": target.status == "draft" and request.actor.reaches_team("target.edit", target.team_id),
    }  # fmt: skip
