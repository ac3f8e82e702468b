"""Pools, records in them, and their moves, described once."""

from yingdan.pools.resources.move import MOVE
from yingdan.pools.resources.pool import POOL
from yingdan.pools.resources.record import RECORDS

ALL = (POOL, *RECORDS, MOVE)
