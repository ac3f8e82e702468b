"""Routes of the routes app."""

from ninja import Router

from yingdan.routes.api.areas import router as areas
from yingdan.routes.api.cycles import router as cycles
from yingdan.routes.api.days import router as days
from yingdan.routes.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/routes", days), ("/routes", areas), ("/routes", cycles), ("/routes", setup)]
