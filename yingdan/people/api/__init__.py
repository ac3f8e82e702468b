"""Routes of the people app."""

from ninja import Router

from yingdan.people.api.handovers import router as handovers

ROUTERS: list[tuple[str, Router]] = [("/handovers", handovers)]
