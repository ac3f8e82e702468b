"""Every metric that a node has a target in, each followed for itself: revenue first, the others as they are listed."""

from dataclasses import replace

from yingdan.kernel.actor import Actor
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.selectors.attainment import Attainment

MOST = 12  # metrics on one page


def read(actor: Actor, place: nodes.Place, period: Period) -> list[Attainment]:
    """The node's own line in each; without those under it. Metrics in which the node carries nothing in the period are
    left out."""
    whole = replace(place, only_total=True)
    set_in = set(Target.objects.filter(year=period.year, status="published").values_list("metric", flat=True))
    codes = [one.code for one in metrics.all_metrics() if one.code in set_in]
    codes += sorted(set_in.difference(codes))  # archived ones of one's own are still followed
    codes.sort(key=lambda code: code != metrics.DEFAULT)
    found = [attainment.read(actor, whole, period, code) for code in codes[:MOST]]
    return [one for one in found if one.line.progress.target]
