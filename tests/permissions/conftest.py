"""The scene of the permission tests."""

from typing import Any

import pytest

from tests.permissions import scene as scenes
from yingdan.kernel.tests.prepared import Prepared


@pytest.fixture(scope="session")
def prepared_scene(django_db_setup: None, django_db_blocker: Any) -> Prepared[scenes.Scene]:
    """The scene, made once."""
    with django_db_blocker.unblock():
        return Prepared(scenes.build)


@pytest.fixture
def scene(prepared_scene: Prepared[scenes.Scene], db: None) -> scenes.Scene:
    """One record of every kind, and people with different reach."""
    return prepared_scene.again()
