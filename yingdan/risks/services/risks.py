"""Risks raised by hand, changed, removed."""

from datetime import timedelta
from decimal import Decimal

from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.services.home import team_for
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import notify
from yingdan.risks.models import Risk
from yingdan.risks.selectors.setup import setup
from yingdan.risks.services import verbs
from yingdan.risks.services.common import derive, place, record

ABOUT = frozenset({"deal", "customer", "person", "group"})
_GRADES = ("probability", "impact")
USUAL = 3  # probability and impact of a risk of which nobody says


def create(actor: Actor, values: Values) -> Risk:
    """A new risk; the owner is the actor unless somebody else is named, the review day follows from the settings."""
    risk = Risk(created_by_id=actor.member_id, status="open", probability=USUAL, impact=USUAL)
    _fill(risk, values)
    risk.owner_id = risk.owner_id or actor.member_id
    _check_owner(actor, risk.owner_id)
    risk.team_id = team_for(risk.owner_id)
    risk.review_on = risk.review_on or clock.today() + timedelta(setup().review_days)
    _tidy(risk)
    place(risk)
    derive(risk)
    risk.save()
    record(actor, "raised", risk, level=risk.level)
    _tell(actor, risk)
    if (status := values.get("status")) not in (None, "", "open"):
        verbs.put(actor, risk, str(status), str(values.get("reason") or ""))
        risk.save()
    return risk


def save(actor: Actor, risk: Risk, values: Values) -> None:
    """Changes a loaded and locked risk. Whoever changes one that a rule raised takes it over."""
    former = risk.owner_id
    if "deal" in values and values["deal"] != risk.deal_id and "customer" not in values:
        risk.customer_id = None
    _fill(risk, values)
    if "amount" in values:  # that of the deal goes on being the deal's: so it was before it was changed and taken back
        risk.amount_follows = risk.amount is not None and risk.amount == _worth(risk)
    if risk.owner_id != former:
        _check_owner(actor, risk.owner_id)
        risk.team_id = team_for(risk.owner_id)
    _tidy(risk)
    if risk.rule and ABOUT & set(values):
        raise invalid("deal", "risk_one_subject")
    if not risk.rule:
        place(risk)
    derive(risk)
    verbs.take(risk)
    changed = sorted(set(values) - {"status", "reason"})
    if changed:
        record(actor, "updated", risk, fields=changed)
    if risk.owner_id != former:
        _tell(actor, risk)
    if "status" in values or "reason" in values:
        if values.get("reason") and str(values.get("status") or risk.status) in Risk.OPEN:
            raise invalid("reason", "risk_open")
        verbs.put(actor, risk, str(values.get("status") or risk.status), str(values.get("reason", risk.reason) or ""))
    risk.save()


def remove(actor: Actor, risk: Risk) -> None:
    """Deletes a risk. If a rule raised it and still sees the signal, the next look raises it again."""
    record(actor, "deleted", risk)
    risk.delete()


def _fill(risk: Risk, values: Values) -> None:
    own = {name: value for name, value in values.items() if name not in {"status", "reason", *_GRADES}}
    fill(risk, "risk", own)
    for name in _GRADES:
        if values.get(name):
            setattr(risk, name, int(values[name]))


def _worth(risk: Risk) -> Decimal | None:
    return Deal.objects.filter(id=risk.deal_id).values_list("amount", flat=True).first() if risk.deal_id else None


def _tidy(risk: Risk) -> None:
    risk.title = " ".join((risk.title or "").split())
    if not risk.title:
        raise invalid("title", "required")


def _check_owner(actor: Actor, owner_id: int | None) -> None:
    """Invalid unless the member is present and within the actor's reach; oneself always is."""
    if owner_id is None or actor.is_system or owner_id == actor.member_id:
        return
    owner = Member.objects.filter(id=owner_id).first()
    if owner is None:
        raise invalid("owner", "bad_value")
    if org.has_left(owner):
        raise invalid("owner", "member_has_left", name=owner.name)
    if not actor.may("risk.assign") or not org.visible_members(actor, "risk.assign").filter(id=owner_id).exists():
        raise invalid("owner", "new_owner_out_of_reach", name=owner.name)


def _tell(actor: Actor, risk: Risk) -> None:
    user = Member.objects.filter(id=risk.owner_id or 0).values_list("user_id", flat=True).first()
    if user is not None and user != actor.user_id:
        notify.send([user], "risk.assigned", {"actor": actor.name, "name": risk.title}, f"/risks/{risk.pk}")
