"""GET /api/health: for monitors, load balancers and the sign-in page; needs no sign-in."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Schema
from ninja.responses import Status

from yingdan.kernel.http import Router
from yingdan.kernel.permissions import PUBLIC
from yingdan.ops import health

router = Router(tags=["health"])


class DatabaseHealth(Schema):
    """Whether the database answers, and its version."""

    ok: bool
    version: str | None


class WorkerHealth(Schema):
    """Whether the worker's pulse is fresh, and the last one."""

    ok: bool
    last_seen: datetime | None


class DemoLogin(Schema):
    """Somebody of the demo company; offered on the sign-in page of the demo only."""

    username: str
    password: str
    role: str
    role_en: str
    name: str


class Health(Schema):
    """`status` is "ok" when everything works, else "down"."""

    status: str
    version: str
    database: DatabaseHealth
    worker: WorkerHealth
    demo: bool
    logins: list[DemoLogin]


@router.get("health", permission=PUBLIC, response={200: Health, 503: Health})
def get_health(request: HttpRequest) -> Any:
    """The state of the parts; 503 when one is down."""
    status, body = health.report()
    return Status(status, body)
