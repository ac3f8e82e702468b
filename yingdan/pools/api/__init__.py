"""Routes of public pools."""

from yingdan.pools.api.pools import router as pools
from yingdan.pools.api.rules import router as rules
from yingdan.pools.api.verbs import router as verbs

ROUTERS = [("/pools", verbs), ("/pools", rules), ("/pools", pools)]
