"""Routes: the company's rules for reports."""

from typing import Any

from django.http import HttpRequest

from yingdan.accounts.models import Role
from yingdan.kernel.http import Router, actor_of
from yingdan.reports.api import shapes
from yingdan.reports.models import Setup
from yingdan.reports.selectors import setup as settings
from yingdan.reports.services import setting

router = Router(tags=["reports"])


def _out(row: Setup) -> dict[str, Any]:
    names = ("version", "writers", "starts_on", *setting.PLAIN)
    return {**{name: getattr(row, name) for name in names}, "roles": _roles()}


def _roles() -> list[dict[str, Any]]:
    return [
        {"code": code, "label": {"zh": zh, "en": en}}
        for code, zh, en in Role.objects.order_by("position", "id").values_list("code", "zh", "en")
    ]


@router.get("/setup", permission="report.read", response=shapes.SetupOut)
def setup(request: HttpRequest) -> dict[str, Any]:
    """Who writes what, and until when."""
    return _out(settings.setup())


@router.put("/setup", permission=setting.MANAGE, response=shapes.SetupOut)
def save(request: HttpRequest, body: shapes.SetupIn) -> dict[str, Any]:
    """Changes them; reports that were asked for keep their deadlines."""
    return _out(setting.save(actor_of(request), body.version, body.dict(exclude={"version"})))
