"""The tests outside the package share its cast."""

from yingdan.conftest import cast

__all__ = ["cast"]
