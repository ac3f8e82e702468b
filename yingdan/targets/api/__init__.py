"""Routes of targets and attainment."""

from yingdan.targets.api.attainment import router as attainment
from yingdan.targets.api.background import router as background
from yingdan.targets.api.compare import router as compare
from yingdan.targets.api.crew import router as crew
from yingdan.targets.api.defined import router as defined
from yingdan.targets.api.exchange import router as exchange
from yingdan.targets.api.grid import router as grid
from yingdan.targets.api.life import router as life
from yingdan.targets.api.offers import router as offers
from yingdan.targets.api.owing import router as owing
from yingdan.targets.api.plans import router as plans
from yingdan.targets.api.rebalance import router as rebalance
from yingdan.targets.api.responses import router as responses
from yingdan.targets.api.reverse import router as reverse
from yingdan.targets.api.split import router as split

ROUTERS = [
    ("/targets", plans),
    ("/targets", grid),
    ("/targets", split),
    ("/targets", exchange),
    ("/targets", rebalance),
    ("", reverse),
    ("", crew),
    ("/targets", life),
    ("/targets", responses),
    ("/targets", offers),
    ("/targets", owing),
    ("/targets", compare),
    ("/targets", background),
    ("/metrics", defined),
    ("/attainment", attainment),
]
