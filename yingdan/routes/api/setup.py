"""The company's settings of route planning."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from yingdan.kernel.http import Router, actor_of
from yingdan.routes import travelling
from yingdan.routes.api import shapes
from yingdan.routes.api.schemas import SetupIn
from yingdan.routes.models import Setup
from yingdan.routes.selectors import setup as selector
from yingdan.routes.services import setting
from yingdan.routes.travelling.port import providers

router = Router(tags=["routes"])


@router.get("/setup", permission="route.read", response=shapes.SetupOut)
def setup(request: HttpRequest) -> dict[str, Any]:
    """How ways are estimated, lunch, and the map."""
    return _told(selector.setup())


@router.put("/setup", permission=setting.MANAGE, response=shapes.SetupOut)
def save(request: HttpRequest, body: SetupIn) -> dict[str, Any]:
    """Changes them; plans that were made keep theirs."""
    return _told(setting.save(actor_of(request), body.version, body.dict(exclude={"version"})))


def _told(row: Setup) -> dict[str, Any]:
    names = ("version", "detour", "speed", "lunch", "lunch_from", "lunch_to")
    measuring = next((name for name, one in providers.items() if one.ready()), travelling.BUILT_IN)
    return {
        **{name: getattr(row, name) for name in names},
        "provider": measuring,
        "tiles": {"tiles": settings.MAP_TILES, "attribution": settings.MAP_ATTRIBUTION},
    }
