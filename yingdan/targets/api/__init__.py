"""Routes of targets and attainment."""

from yingdan.targets.api.attainment import router as attainment
from yingdan.targets.api.exchange import router as exchange
from yingdan.targets.api.grid import router as grid
from yingdan.targets.api.plans import router as plans
from yingdan.targets.api.rebalance import router as rebalance
from yingdan.targets.api.split import router as split

ROUTERS = [
    ("/targets", plans),
    ("/targets", grid),
    ("/targets", split),
    ("/targets", exchange),
    ("/targets", rebalance),
    ("/attainment", attainment),
]
