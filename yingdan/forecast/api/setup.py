"""Routes: the settings, and working everything out at once."""

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.forecast.api import shapes
from yingdan.forecast.models import Setup
from yingdan.forecast.selectors import setup as settings
from yingdan.forecast.services import calls, setting
from yingdan.kernel import jobs
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["forecast"])


@router.get("/setup", permission=calls.READ, response=shapes.SetupOut)
def read(request: HttpRequest) -> Setup:
    """For which periods people submit, and what the figures are worked out from."""
    return settings.setup()


@router.put("/setup", permission=calls.MANAGE, response=shapes.SetupOut)
def save(request: HttpRequest, body: shapes.SetupIn) -> Setup:
    """Changes them."""
    return setting.save(actor_of(request), body.version, body.dict(exclude={"version"}))


@router.post("/run", permission=calls.MANAGE, response={202: None})
def run(request: HttpRequest) -> Status[None]:
    """Everything is worked out anew, in the background."""
    jobs.defer("forecast.work_out")
    return Status(202, None)
