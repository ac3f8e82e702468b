"""Routes of classes, warnings and losses."""

from ninja import Router

from yingdan.segments.api.customers import router as customers
from yingdan.segments.api.schemes import router as schemes
from yingdan.segments.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/segments", schemes), ("/segments", setup), ("/segments", customers)]
