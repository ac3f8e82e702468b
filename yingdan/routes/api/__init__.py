"""Routes of the routes app."""

from ninja import Router

from yingdan.routes.api.cycles import router as cycles
from yingdan.routes.api.days import router as days
from yingdan.routes.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/routes", days), ("/routes", cycles), ("/routes", setup)]
