"""Routes of the forecast."""

from ninja import Router

from yingdan.forecast.api.calls import router as calls
from yingdan.forecast.api.outlook import router as outlook
from yingdan.forecast.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/outlook", outlook), ("/outlook", calls), ("/outlook", setup)]
