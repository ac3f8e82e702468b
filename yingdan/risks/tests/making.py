"""Risks and what rules see, for tests."""

from typing import Any

from yingdan.conftest import actor_for
from yingdan.deal_health.models import Signal, Standing
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.risks.models import Risk, Rule
from yingdan.risks.selectors.setup import rules
from yingdan.risks.services import risks


def make_risk(member: Member, title: str = "铜价上涨", **values: Any) -> Risk:
    """A risk of the member's, made as the product makes it."""
    return risks.create(actor_for(member), {"title": title, "kind": "market", **values})


def only(code: str, **numbers: Any) -> Rule:
    """Switches all rules off but one, and sets its numbers."""
    rules()
    Rule.objects.exclude(code=code).update(active=False)
    Rule.objects.filter(code=code).update(active=True, **numbers)
    return Rule.objects.get(code=code)


def slipped(deal: Deal, times: int = 2) -> None:
    """The deal's close date was put off so often."""
    params = {"times": times, "days": 40, "first": clock.today().isoformat()}
    Signal.objects.update_or_create(
        deal=deal, kind="close_slipped", defaults={"since": clock.today(), "params": params, "weight": 15}
    )


def calm(deal: Deal) -> None:
    """Nothing is wrong with the deal any more."""
    Signal.objects.filter(deal=deal).delete()
    Standing.objects.filter(deal=deal).delete()
