"""Routes of targets and attainment."""

from yingdan.targets.api.attainment import router as attainment
from yingdan.targets.api.exchange import router as exchange
from yingdan.targets.api.grid import router as grid
from yingdan.targets.api.plans import router as plans

ROUTERS = [("/targets", plans), ("/targets", grid), ("/targets", exchange), ("/attainment", attainment)]
