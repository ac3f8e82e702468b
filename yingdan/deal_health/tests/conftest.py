"""The company's thresholds are there, also after a test that emptied every table."""

import pytest

from yingdan.deal_health.services import thresholds


@pytest.fixture(autouse=True)
def company_thresholds(request: pytest.FixtureRequest) -> None:
    """As the migration makes them."""
    mark = request.node.get_closest_marker("django_db")
    request.getfixturevalue("transactional_db" if mark and mark.kwargs.get("transaction") else "db")
    thresholds.ensure_defaults()
