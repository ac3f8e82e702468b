"""What the tests of the platform share."""

import pytest

from yingdan.platform.resources import custom, spec
from yingdan.platform.tests import entities


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test resources instead of the product's."""
    found = {one.name: one for one in (entities.MEMBER, entities.CUSTOMER, entities.DEAL)}
    monkeypatch.setattr(spec, "_RESOURCES", found)
    custom.forget()


@pytest.fixture(autouse=True)
def _no_custom_fields_kept() -> None:
    """Each test looks at the definitions of its own transaction."""
    custom.forget()
