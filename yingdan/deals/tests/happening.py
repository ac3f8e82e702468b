"""Lets tests write at instants of the past: within one transaction everything happens now."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is written inside happened at the moment, as far as the states of deals are concerned."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', %s, true)", [moment.isoformat()])
        yield
        cursor.execute("select set_config('yingdan.at', '', true)")
