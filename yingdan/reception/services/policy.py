"""Changes the company's rules of attribution."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.reception.models import Policy


def save(actor: Actor, version: int, values: dict[str, Any]) -> Policy:
    """Changes them."""
    actor.need("reception.manage")
    now = Policy.objects.select_for_update().filter(id=1).first() or Policy(id=1, version=0)
    if now.version != version:
        raise Conflict("version_conflict", current_version=now.version)
    for name, value in values.items():
        setattr(now, name, value)
    now.version += 1
    now.save()
    return now
