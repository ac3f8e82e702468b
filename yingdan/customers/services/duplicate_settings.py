"""What the company wants of duplicates: merged by themselves on hard keys or not, and how much is told across scope."""

from typing import Any, Literal, cast, get_args

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.platform.models import Company

SETTING = "duplicates"
# Of a customer out of the reader's scope: name and owner, name and team, or only that there is one.
Tell = Literal["owner", "team", "exists"]


def automatic() -> bool:
    """Whether the sweep merges what hard keys prove. Off unless somebody switched it on."""
    return bool(_stored().get("automatic"))


def tell() -> Tell:
    """How much is told of a duplicate out of scope."""
    told = _stored().get("tell")
    return cast(Tell, told) if told in get_args(Tell) else "owner"


def shown() -> dict[str, Any]:
    """Both."""
    return {"automatic": automatic(), "tell": tell()}


def save(actor: Actor, *, automatic: bool, tell: str) -> dict[str, Any]:
    """Sets both; for those who may merge in the whole company."""
    if actor.scope("customer.merge") is not Scope.all:
        raise Forbidden(permission="customer.merge")
    if tell not in get_args(Tell):
        raise invalid("tell", "unknown_choice", value=tell[:40])
    company = Company.objects.select_for_update().filter(id=1).first()
    if company is None:
        raise NotFound
    company.settings = {**company.settings, SETTING: {"automatic": automatic, "tell": tell}}
    company.save(update_fields=["settings"])
    return shown()


def _stored() -> dict[str, Any]:
    settings = Company.objects.values_list("settings", flat=True).first() or {}
    return dict(settings.get(SETTING) or {})
