"""Routes of leads."""

from ninja import Router

from yingdan.leads.api.conversion import router as conversion
from yingdan.leads.api.leads import router as leads

ROUTERS: list[tuple[str, Router]] = [("/leads", leads), ("/leads", conversion)]
