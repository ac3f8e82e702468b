"""A rota of the team, and a channel."""

import pytest

from yingdan.conftest import Cast
from yingdan.leads.models import Source
from yingdan.reception.models import Rota
from yingdan.reception.tests.making import make_rota, make_source


@pytest.fixture
def rota(cast: Cast) -> Rota:
    """小李, then 小王, then 张主管."""
    return make_rota("展厅", cast.xiaoli, cast.xiaowang, cast.zhang)


@pytest.fixture
def source(db: None) -> Source:
    """自然到访."""
    return make_source()
