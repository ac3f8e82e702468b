"""Custom fields over HTTP."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import Field

from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.models import CustomField
from yingdan.platform.resources import spec
from yingdan.platform.resources.schemas import Body
from yingdan.platform.services import custom_fields

router = Router(tags=["custom fields"])
Text = Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
Kind = Literal[
    "text", "longtext", "integer", "decimal", "money", "percent", "date", "datetime", "boolean", "choice",
    "multichoice", "tags", "phone", "email", "url",
]  # fmt: skip


class Labels(Body):
    """A label in both languages; English may be left out."""

    zh: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$")]
    en: Text = ""


class Choice(Body):
    """One choice."""

    value: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00]*$")]
    label: Labels
    color: Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")] | None = None


class CustomFieldOut(Schema):
    """A definition."""

    id: int
    version: int
    resource: str
    name: str
    label: dict[str, str]
    type: str
    choices: list[dict[str, Any]] | None
    required: bool
    unit: str
    position: int
    archived: bool
    indexed: bool


class CustomFields(Schema):
    """Definitions."""

    items: list[CustomFieldOut]


class NewField(Body):
    """A new definition; the name is made from the label when not given."""

    resource: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=40)] | None = None
    label: Labels
    type: Kind
    choices: list[Choice] | None = None
    required: bool = False
    unit: Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")] = ""
    indexed: bool = False


class FieldPatch(Body):
    """What changes."""

    version: Annotated[int, Field(ge=0, le=2**31 - 1)]
    label: Labels | None = None
    choices: list[Choice] | None = None
    required: bool | None = None
    unit: Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")] | None = None
    position: Annotated[int, Field(ge=0, le=30_000)] | None = None
    indexed: bool | None = None
    archived: bool | None = None


@router.get("", permission=SIGNED_IN, response=CustomFields)
def index(request: HttpRequest, resource: str | None = None) -> dict[str, Any]:
    """Definitions of the resources that the actor may read; those put away only for who manages them."""
    actor = actor_of(request)
    allowed = [one.name for one in spec.all_resources() if actor.may(f"{one.group}.read")]
    rows = CustomField.objects.filter(resource__in=allowed)
    if not actor.may("custom_field.manage"):
        rows = rows.filter(archived_at=None)
    if resource:
        rows = rows.filter(resource=resource.replace("\x00", ""))
    return {"items": [shown(row) for row in rows]}


@router.post("", permission="custom_field.manage", response={201: CustomFieldOut})
def create(request: HttpRequest, body: NewField) -> Status[dict[str, Any]]:
    """Defines a field."""
    values = {**body.dict(exclude={"label", "resource"}), **body.label.dict(), "choices": _choices(body.choices)}
    return Status(201, shown(custom_fields.create(actor=actor_of(request), resource=body.resource, values=values)))


@router.patch("/{int:field_id}", permission="custom_field.manage", response=CustomFieldOut)
def change(request: HttpRequest, field_id: int, body: FieldPatch) -> dict[str, Any]:
    """Changes a definition."""
    values = body.dict(exclude={"version", "label", "choices"}, exclude_none=True)
    if body.label:
        values |= body.label.dict()
    if body.choices is not None:
        values["choices"] = _choices(body.choices)
    return shown(custom_fields.change(actor=actor_of(request), field_id=field_id, values=values, version=body.version))


@router.delete("/{int:field_id}", permission="custom_field.manage", response={204: None})
def archive(request: HttpRequest, field_id: int) -> HttpResponse:
    """Puts a field away."""
    custom_fields.archive(actor=actor_of(request), field_id=field_id)
    return HttpResponse(status=204)


def _choices(choices: list[Choice] | None) -> list[dict[str, Any]] | None:
    if choices is None:
        return None
    return [
        {"value": one.value, "label": {"zh": one.label.zh, "en": one.label.en or one.label.zh}, "color": one.color}
        for one in choices
    ]


def shown(row: CustomField) -> dict[str, Any]:
    """A definition as the API gives it."""
    return {
        "id": row.pk,
        "version": row.version,
        "resource": row.resource,
        "name": row.name,
        "label": {"zh": row.zh, "en": row.en},
        "type": row.type,
        "choices": row.choices,
        "required": row.required,
        "unit": row.unit,
        "position": row.position,
        "archived": row.archived_at is not None,
        "indexed": row.indexed,
    }
