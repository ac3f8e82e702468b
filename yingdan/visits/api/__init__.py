"""Routes of visits."""

from ninja import Router

from yingdan.visits.api.phone import router as phone

ROUTERS: list[tuple[str, Router]] = [("/visits", phone)]
