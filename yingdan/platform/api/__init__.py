"""Routes of the platform."""

from ninja import Router

from yingdan.platform.exchange.api import router as imports
from yingdan.platform.resources.api import everywhere
from yingdan.platform.resources.api import router as resources

ROUTERS: list[tuple[str, Router]] = [("/resources", resources), ("/search", everywhere), ("/imports", imports)]
