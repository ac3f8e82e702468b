"""Counting statements."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def connection_queries() -> Callable[[], CaptureQueriesContext]:
    """`with connection_queries() as found:` records the statements of a block."""
    return lambda: CaptureQueriesContext(connection)
