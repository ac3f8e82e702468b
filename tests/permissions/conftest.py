"""The scene of the permission tests."""

import pytest

from tests.permissions import scene as scenes


@pytest.fixture
def scene(db: None) -> scenes.Scene:
    """One record of every kind, and people with different reach."""
    return scenes.build()
