"""Risks of a customer that becomes another one: of a rule there is one about a customer."""

from typing import Any

from django.db.models import Q

from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.risks.models import Risk

_ONE = ~Q(rule="") & (Q(signal=True) | Q(status__in=Risk.OPEN))


def _move(survivor_id: int, old_id: int) -> Any:
    """The survivor's own risk of a rule stays, the old one's goes; all others follow."""
    rules = Risk.objects.filter(_ONE, subject=f"customer:{survivor_id}").values("rule")
    twice = Risk.objects.filter(_ONE, subject=f"customer:{old_id}", rule__in=rules)
    lost = kept("risks_risk", list(twice.values_list("id", flat=True)))
    twice.delete()
    ids = list(Risk.objects.filter(customer_id=old_id).order_by("id").values_list("id", flat=True))
    Risk.objects.filter(id__among=ids, subject=f"customer:{old_id}").update(subject=f"customer:{survivor_id}")
    Risk.objects.filter(id__among=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("risks_risk", "customer_id", survivor_id, old_id, moved["ids"])
    here = Risk.objects.filter(id__among=moved["ids"], customer_id=old_id, subject=f"customer:{survivor_id}")
    here.update(subject=f"customer:{old_id}")
    put_back(Risk, moved["lost"])
    return len(moved["ids"]) - back


PART = MergePart(frozenset({"risks_risk.customer_id"}), _move, _restore)
