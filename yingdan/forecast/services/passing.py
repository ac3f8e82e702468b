"""A new call counts at once: what it changes is passed up the tree in the lines that pages show, until an override or a
call of a team says something of its own."""

from django.db.models import F, Q

from yingdan.forecast.models import Line, Run
from yingdan.forecast.rules.rollup import Pair, Said
from yingdan.forecast.selectors import ledger
from yingdan.kernel import clock
from yingdan.org.models import Member, Team
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Kind, Period
from yingdan.targets.selectors import nodes


def on(place: nodes.Place, part: Period, before: Said | None, after: Said) -> None:
    """Changes the lines of the node and of those above it, in all periods that `part` is a part of."""
    run = Run.objects.filter(kept=False).order_by("-id").first()
    if run is None:
        return  # nothing is shown yet; the first run reads the ledger
    kinds: tuple[Kind, ...] = ("month", "quarter", "year")
    spans = [periods.containing(kind, part.start).key for kind in kinds]
    spans = [key for key in spans if key == part.key or len(key) < len(part.key)]
    team = place.id if place.kind == "team" else Member.objects.values_list("team_id", flat=True).get(id=place.id)
    member = place.id if place.kind == "member" else None
    own = Line.objects.filter(run=run, team_id=team).filter(_whose(member))
    for key in spans:
        _there(run, team, member, key)
    line = own.select_for_update(no_key=True).get(period=part.key)
    shown = (line.commit, line.best)
    base = (line.rolled_commit, line.rolled_best)
    counts = after.counts or base
    first = after.own is not None and (before is None or before.own is None)
    delta = counts[0] - shown[0], counts[1] - shown[1]
    own.filter(period__in=spans).update(
        commit=F("commit") + delta[0], best=F("best") + delta[1], called=F("called") + int(first and member is not None)
    )
    own.filter(period=part.key).update(overridden=after.override is not None)
    if member is not None:
        several = Line.objects.filter(run=run, team=None, member_id=member, period__in=spans)
        several.update(commit=F("commit") + delta[0], best=F("best") + delta[1])
    _upwards(run, team, member is not None, part, spans, delta, int(first and member is not None))


def _upwards(run: Run, team: int, inclusive: bool, part: Period, spans: list[str], delta: Pair, first: int) -> None:
    """From the team of a person, or from the team above a team."""
    path = [int(step) for step in Team.objects.values_list("path", flat=True).get(id=team).split(".")]
    above = list(reversed(path)) if inclusive else list(reversed(path))[1:]
    said = ledger.said([part.key], clock.now(), [("team", one) for one in above])[part.key]
    moving = True
    for one in above:
        for key in spans:
            _there(run, one, None, key)
        rows = Line.objects.filter(run=run, team_id=one, member=None, period__in=spans)
        rows.update(called=F("called") + first)
        if moving:
            rows.update(rolled_commit=F("rolled_commit") + delta[0], rolled_best=F("rolled_best") + delta[1])
            own = said.get(("team", one))
            moving = own is None or own.counts is None
        if moving:
            rows.update(commit=F("commit") + delta[0], best=F("best") + delta[1])


def _whose(member: int | None) -> Q:
    return Q(member_id__isnull=True) if member is None else Q(member_id=member)


def _there(run: Run, team: int, member: int | None, period: str) -> None:
    """A line of noughts where there was nothing to show so far."""
    span = periods.parse(period)
    if not Line.objects.filter(_whose(member), run=run, team_id=team, period=period).exists():
        Line.objects.bulk_create(
            [Line(run=run, team_id=team, member_id=member, period=period, start=span.start, end=span.end,
                  people=int(member is not None))], ignore_conflicts=True,
        )  # fmt: skip
