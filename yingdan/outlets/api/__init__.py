"""Routes of outlets."""

from ninja import Router

from yingdan.outlets.api.figures import router as figures
from yingdan.outlets.api.ledger import router as ledger

ROUTERS: list[tuple[str, Router]] = [("/outlets", ledger), ("/outlets", figures)]
