"""Routes of remedies and plan reviews."""

from ninja import Router

from yingdan.remedies.api.gaps import router as gaps

ROUTERS: list[tuple[str, Router]] = [("/remedies", gaps)]
