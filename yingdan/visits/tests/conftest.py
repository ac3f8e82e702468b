"""What the tests of visits share."""

from datetime import timedelta

import pytest

from yingdan.conftest import Cast
from yingdan.kernel import clock
from yingdan.visits.tests.making import Phone, agree, shop


@pytest.fixture
def midday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is well under way, whatever the hour is: a visit of forty minutes lies in it."""
    ahead, really = clock.day_start(clock.today()) + timedelta(hours=12) - clock.now(), clock.now
    monkeypatch.setattr(clock, "now", lambda: really() + ahead)


@pytest.fixture
def phone(cast: Cast) -> Phone:
    """The phone of a rep who agreed to what is recorded, at one of the own shops."""
    agree(cast.xiaoli)
    return Phone(cast.xiaoli, shop(cast.xiaoli))
