"""The settings of risks and the numbers of the rules are changed."""

from typing import Any

from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.risks.models import Rule, Setup
from yingdan.risks.rules.beginnings import BEGINNINGS
from yingdan.risks.selectors.setup import NUMBERS, rules, setup

MANAGE = "risk_setup.manage"
Values = dict[str, Any]


def change_setup(actor: Actor, version: int, values: Values) -> Setup:
    """From which amounts on a loss is how bad, how often risks are reviewed, when the superior is told."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("changed_since")
    for name, value in values.items():
        setattr(row, name, value)
    if not row.impact_2 < row.impact_3 < row.impact_4 < row.impact_5:
        raise invalid("impact_3", "risk_edges")
    row.version += 1
    row.save()
    return row


def change_rule(actor: Actor, code: str, version: int, values: Values) -> Rule:
    """Switches a rule on or off, or changes its numbers; those that it does not use stay empty."""
    actor.need(MANAGE)
    rules()
    row = Rule.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound
    if row.version != version:
        raise Conflict("changed_since")
    begin = BEGINNINGS[code]
    row.active, row.probability, row.impact = values["active"], values["probability"], values["impact"]
    for name in NUMBERS:
        if getattr(begin, name) is None:
            continue
        if values[name] is None:
            raise invalid(name, "required")
        setattr(row, name, values[name])
    row.version += 1
    row.save()
    return row


def look_now(actor: Actor) -> None:
    """The rules look at once instead of tonight."""
    actor.need(MANAGE)
    jobs.defer("risks.look")
