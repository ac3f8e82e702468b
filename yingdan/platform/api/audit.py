"""The audit log over HTTP, for administrators."""

from datetime import date
from typing import Annotated, Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema
from pydantic import Field

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import BigInt
from yingdan.platform.resources.stories import FieldChange
from yingdan.platform.selectors import AuditQuestion, audit_kinds, audit_log

router = Router(tags=["audit"])
Word = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class AuditItem(Schema):
    """One row that was changed."""

    id: int
    at: str
    user_id: int | None
    actor: str
    channel: str
    reason: str
    action: str
    table: str
    resource: str | None
    label: str
    record: int
    title: str
    changes: list[FieldChange]


class AuditLog(Schema):
    """Newest first."""

    items: list[AuditItem]
    next_cursor: str | None


class AuditKind(Schema):
    """A kind of records under the audit trail."""

    table: str
    label: str


class AuditKinds(Schema):
    """By name."""

    items: list[AuditKind]


class Wanted(Schema):
    """What to look for."""

    user_id: BigInt | None = None
    actor: Word = ""
    resource: Word = ""
    table: Word = ""
    record: BigInt | None = None
    action: Literal["", "created", "changed", "deleted"] = ""
    channel: Word = ""
    since: date | None = None
    until: date | None = None
    cursor: Annotated[str, Field(max_length=400)] | None = None


@router.get("", permission="audit.read", response=AuditLog, by_alias=True)
def index(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponse:
    """Who changed what, anywhere."""
    question = AuditQuestion(**wanted.dict(exclude={"cursor"}))
    found: dict[str, Any] = audit_log(actor_of(request), question, wanted.cursor)
    return HttpResponse(orjson.dumps(found, default=str), content_type="application/json; charset=utf-8")


@router.get("/kinds", permission="audit.read", response=AuditKinds)
def kinds(request: HttpRequest) -> dict[str, Any]:
    """What is under the audit trail, in words."""
    return {"items": audit_kinds(actor_of(request))}
