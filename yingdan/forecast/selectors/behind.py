"""Who will hardly reach the target, as of the last run."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from yingdan.forecast.models import Line
from yingdan.forecast.selectors.outlook import last_run
from yingdan.targets.ports import Chance
from yingdan.targets.rules import period as periods


def behind(day: date, below: float) -> list[Chance]:
    """Teams and people of whom the chance of reaching the target of the quarter of a day is smaller than `below`. Who
    works for several teams counts once, with everything."""
    if (run := last_run()) is None:
        return []
    lines = Line.objects.filter(run=run, period=periods.containing("quarter", day).key)
    whole = lines.filter(team__isnull=True, member_id=OuterRef("member_id"))
    rows = lines.filter(target__gt=0, chance__lt=below)
    rows = rows.filter(Q(member_id=None) | Q(team_id=None) | ~Exists(whole))
    values = rows.values_list("team_id", "member_id", "period", "target", "expected", "chance").order_by("id")
    return [
        Chance(None if member else team, member, period, target, expected, chance or 0.0)
        for team, member, period, target, expected, chance in values
    ]
