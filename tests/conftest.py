"""The tests outside the package share its cast."""

from yingdan.conftest import cast, prepared_cast

__all__ = ["cast", "prepared_cast"]
