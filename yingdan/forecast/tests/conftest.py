"""A company with a past of 400 days."""

from datetime import date

import pytest

from yingdan.forecast.tests.making import story

TODAY = date(2026, 3, 13)


@pytest.fixture
def past(cast):
    """小李 and 小王 sold steadily."""
    return story([cast.xiaoli, cast.xiaowang], TODAY)
