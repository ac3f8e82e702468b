"""Keeps what the warning turned out to be worth: looking at everything that was ever won is no matter of a request."""

from yingdan.segments.models import Setup
from yingdan.segments.selectors import checking
from yingdan.segments.selectors.setup import setup


def keep() -> None:
    """Checks the warning of 90 days ago with the settings of today."""
    Setup.objects.filter(pk=setup().pk).update(checked=checking.check())
