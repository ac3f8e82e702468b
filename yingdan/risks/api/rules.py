"""Routes of the rules that raise risks, and of the settings."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.risks.api import shapes
from yingdan.risks.selectors import setup as keeping
from yingdan.risks.services import setting

router = Router(tags=["risks"])


@router.get("", permission="risk_setup.manage", response=shapes.RulesOut)
def show(request: HttpRequest) -> dict[str, Any]:
    """All rules with the settings."""
    return keeping.overview()


@router.put("/setup", permission="risk_setup.manage", response=shapes.SetupOut)
def change_setup(request: HttpRequest, body: shapes.SetupIn) -> dict[str, Any]:
    """Changes the settings."""
    row = setting.change_setup(actor_of(request), body.version, body.dict(exclude={"version"}))
    return keeping.of_setup(row)


@router.post("/look", permission="risk_setup.manage", response={202: None})
def look(request: HttpRequest) -> Status[None]:
    """The rules look at once; `looked_at` says when they have."""
    setting.look_now(actor_of(request))
    return Status(202, None)


@router.put("/{code}", permission="risk_setup.manage", response=shapes.RulesOut)
def change_rule(request: HttpRequest, code: str, body: shapes.RuleIn) -> dict[str, Any]:
    """Switches a rule on or off, or changes its numbers."""
    setting.change_rule(actor_of(request), code, body.version, body.dict(exclude={"version"}))
    return keeping.overview()
