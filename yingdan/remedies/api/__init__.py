"""Routes of remedies and plan reviews."""

from ninja import Router

from yingdan.remedies.api.gaps import router as gaps
from yingdan.remedies.api.reviews import router as reviews

ROUTERS: list[tuple[str, Router]] = [("/remedies", gaps), ("/plan-reviews", reviews)]
