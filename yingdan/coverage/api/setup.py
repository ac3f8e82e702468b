"""The company's settings for new cards."""

from django.http import HttpRequest

from yingdan.coverage.api import shapes
from yingdan.coverage.api.schemas import SetupIn
from yingdan.coverage.models import Setup
from yingdan.coverage.selectors import setup as settings
from yingdan.coverage.services import setting
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["coverage"])


@router.get("/setup", permission="coverage.read", response=shapes.SetupOut)
def setup(request: HttpRequest) -> Setup:
    """Times and standards that new cards begin with."""
    return settings.setup()


@router.put("/setup", permission=setting.MANAGE, response=shapes.SetupOut)
def save(request: HttpRequest, body: SetupIn) -> Setup:
    """Changes them; cards that were made keep theirs."""
    return setting.save(actor_of(request), body.version, body.dict(exclude={"version"}))
