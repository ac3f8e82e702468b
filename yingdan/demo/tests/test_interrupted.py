"""A demo company that is interrupted half-way is not there at all."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from yingdan.customers.models import Customer
from yingdan.demo import business, services

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 10, 8, 0, tzinfo=UTC)


def indexes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_index")
        return int(cursor.fetchone()[0])


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A generator that fails half-way."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(business, "CUSTOMERS_PER_REP", 2)
    monkeypatch.setattr(business, "FLUSH_AT", 10)
    monkeypatch.setattr("yingdan.demo.services.goals.write", fail)


@pytest.mark.usefixtures("broken")
def test_interrupted_leaves_nothing_behind() -> None:
    before = indexes()
    with pytest.raises(KeyboardInterrupt):
        services.generate(now=NOW)
    assert not services.is_loaded()
    assert not Customer.objects.exists()
    assert indexes() == before
