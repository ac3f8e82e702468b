"""What the period will bring by each kind of forecast: the one place that asks for it."""

from yingdan.forecast.selectors import outlook
from yingdan.forecast.selectors.outlook import Outlook
from yingdan.kernel.actor import Actor
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes


def read(actor: Actor, place: nodes.Place, period: Period) -> dict[str, Outlook]:
    """By key: the node, and what is right under it."""
    return {one.key: one for one in outlook.family(actor, place, period)}
