"""Routes: metrics that people define, with a preview."""

from calendar import monthrange
from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema, Status
from pydantic import Field, StringConstraints

from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.schemas import Version
from yingdan.targets.models import MetricDefinition
from yingdan.targets.selectors import defined
from yingdan.targets.services import defined as services
from yingdan.targets.types import Drill, UnitOut

router = Router(tags=["metrics"])
MANAGE = "metric.manage"
Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Path = Annotated[str, StringConstraints(max_length=100)]
Id = Annotated[int, Field(ge=1, lt=2**63)]


class Substance(Schema):
    """What is counted: the records of a resource that meet the condition, by a date, added up."""

    resource: Annotated[str, StringConstraints(max_length=40)]
    condition: dict[str, Any] = {}
    aggregate: Literal["count", "sum", "distinct", "average"]
    field: Path = ""
    date_field: Path
    unit: Literal["fen", "piece", "count", "time", "day", "share"]


class DefinitionIn(Substance):
    """A metric; `code` is how targets and addresses name it, for good."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    name_zh: Name
    name_en: Name
    definition: Annotated[str, StringConstraints(max_length=300)] = ""
    less_is_better: bool = False


class DefinitionPatch(Substance):
    """The whole metric as it shall be."""

    version: Version
    name_zh: Name
    name_en: Name
    definition: Annotated[str, StringConstraints(max_length=300)] = ""
    less_is_better: bool = False


class DefinitionOut(Substance):
    """A metric that somebody defined."""

    id: int
    code: str
    version: int
    name_zh: str
    name_en: str
    definition: str
    less_is_better: bool
    archived_at: datetime | None


class DefinitionsOut(Schema):
    """All of them, and the resources whose records have an owner, a team and a date."""

    items: list[DefinitionOut]
    resources: list[str]


class ArchiveIn(Schema):
    """Away, or back."""

    archived: bool


class PreviewOut(Schema):
    """What it comes to in the present month."""

    month: str
    count: int
    value: int
    unit: UnitOut
    drill: Drill


@router.get("", permission=MANAGE, response=DefinitionsOut)
def index(request: Request) -> Any:
    """Those in use first."""
    rows = sorted(MetricDefinition.objects.order_by("id"), key=lambda one: one.archived_at is not None)
    return {"items": rows, "resources": [resource.name for resource in defined.usable()]}


@router.post("", permission=MANAGE, response={201: DefinitionOut})
def create(request: Request, payload: DefinitionIn) -> Any:
    """A new metric."""
    return Status(201, services.create(actor=request.actor, **payload.dict()))


@router.post("/preview", permission=MANAGE, response=PreviewOut)
def preview(request: Request, payload: Substance) -> Any:
    """The present month's figure of the whole company, before anything is stored."""
    row = services.draft(request.actor, payload.dict())
    today = clock.today()
    start, end = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    count, value = defined.whole(row, start, end)
    resource, rules = defined.drill(row, start, end)
    opened = {"resource": resource, "filter": {"combinator": "and", "rules": rules}}
    return {"month": f"{today:%Y-%m}", "count": count, "value": value, "unit": UnitOut.of(row.unit), "drill": opened}


@router.patch("/{int:metric_id}", permission=MANAGE, response=DefinitionOut)
def update(request: Request, metric_id: Id, payload: DefinitionPatch) -> Any:
    """Changes it."""
    return services.update(actor=request.actor, metric_id=metric_id, **payload.dict())


@router.post("/{int:metric_id}/archiving", permission=MANAGE, response=DefinitionOut)
def archive(request: Request, metric_id: Id, payload: ArchiveIn) -> Any:
    """Puts it away or brings it back."""
    return services.archive(actor=request.actor, metric_id=metric_id, archived=payload.archived)
