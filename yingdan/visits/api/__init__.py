"""Routes of visits."""

from ninja import Router

from yingdan.visits.api.desk import router as desk
from yingdan.visits.api.phone import router as phone
from yingdan.visits.api.plans import router as plans
from yingdan.visits.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/visits", desk), ("/visits", plans), ("/visits", setup), ("/visits", phone)]
