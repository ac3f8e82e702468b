"""Routes of public pools."""

from yingdan.pools.api.dispatch import router as dispatch
from yingdan.pools.api.economics import router as economics
from yingdan.pools.api.pools import router as pools
from yingdan.pools.api.rules import router as rules
from yingdan.pools.api.verbs import router as verbs

ROUTERS = [("/pools", verbs), ("/pools", rules), ("/pools", dispatch), ("/pools", economics), ("/pools", pools)]
