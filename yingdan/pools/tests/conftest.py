"""A pool of the region, with a customer in it."""

import pytest

from yingdan.conftest import Cast
from yingdan.pools.models import Pool
from yingdan.pools.tests.making import make_pool


@pytest.fixture
def pool(cast: Cast) -> Pool:
    """小李 and 小王 belong to it, 陈经理 administers it."""
    return make_pool("华东公海", cast.region, admin=cast.chen)
