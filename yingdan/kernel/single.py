"""Tables of one row: the settings of an app."""

from typing import Any, TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


def only(model: type[M], *, lock: bool = False, **begins: Any) -> M:
    """The one row, locked if asked; made with the defaults, or with what it `begins` with, when there is none."""
    row, _ = model._default_manager.get_or_create(id=1, defaults=begins)
    return model._default_manager.select_for_update().get(id=1) if lock else row
