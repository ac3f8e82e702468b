"""What the tests of visits share."""

from datetime import timedelta

import pytest

from yingdan.kernel import clock


@pytest.fixture
def midday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is well under way, whatever the hour is: a visit of forty minutes lies in it."""
    ahead, really = clock.day_start(clock.today()) + timedelta(hours=12) - clock.now(), clock.now
    monkeypatch.setattr(clock, "now", lambda: really() + ahead)
