"""Shares in the behaviour of people: of what was asked for, how much came in time – as far as it is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yingdan.insight.rules import peers as rules
from yingdan.insight.selectors import works
from yingdan.insight.selectors.drills import Drill, of_line, opens, permission_of
from yingdan.kernel import ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.targets.selectors import nodes

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: the codes of what is counted and of what it is a part of."""

    code: str
    part: str
    whole: str
    label: tuple[str, str]
    definition: tuple[str, str]


RATES = (
    Rate(
        "reports_on_time_rate", "reports_on_time", "reports_asked", ("日报按时率", "Daily reports in time"),
        (
            "截止时间已过的应交日报中，按时提交的占比；迟交、未交都不算按时",
            "Of the daily reports whose deadline is over, the share submitted in time; late and missing are not",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RateFigure:
    """`part` of `whole`, and the same in the time before; `standing` among peers only of persons, `drill` opens the
    whole, null where the reader may not."""

    part: int
    whole: int
    part_before: int
    whole_before: int
    standing: rules.Standing | None
    drill: Drill | None


class Rates:
    """The shares of a node's lines: each tally is read once for a span."""

    def __init__(self, actor: Actor, place: nodes.Place, now: Span, before: Span) -> None:
        self.place = place
        self.known = [
            (one, part, whole)
            for one in RATES
            if (part := ports.metrics.get(one.part)) and (whole := ports.metrics.get(one.whole))
        ]
        kinds = [kind for _, part, whole in self.known for kind in (part, whole)]
        self.spans = [_settled(whole, now, before) for _, _, whole in self.known]
        self.works = [
            works.read(kinds[2 * n : 2 * n + 2], spans, place.owner, place.teams) for n, spans in enumerate(self.spans)
        ]
        self.may = [opens(actor, place, permission_of(whole.resource)) for _, _, whole in self.known]
        self.peers = [self._spread(n) for n in range(len(self.known))]

    def people(self) -> set[int]:
        """Those of whom anything was asked."""
        return {who for work in self.works for who, values in work.people.items() if values[1]}

    def of(self, key: str, teams: list[int] | None, who: int | None) -> Iterator[RateFigure]:
        """The shares of a line."""
        for n, (_, _, whole) in enumerate(self.known):
            part, all_, part_before, all_before = self.works[n].of(teams, who)
            middle = self.peers[n]
            standing = middle.standing(_percent(part, all_)) if middle and who is not None and all_ else None
            drill = of_line(whole, self.place, self.spans[n][0], key) if self.may[n] else None
            yield RateFigure(part, all_, part_before, all_before, standing, drill)

    def _spread(self, n: int) -> rules.Peers | None:
        """How the percentages of people are spread; of a person among the own team."""
        work = self.works[n]
        if self.place.owner is not None:
            _, part, whole = self.known[n]
            work = works.read([part, whole], self.spans[n][:1], None, [self.place.team])
        return rules.quartiles([_percent(one[0], one[1]) for one in work.people.values() if one[1]])


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)


def _settled(whole: Metric, now: Span, before: Span) -> tuple[Span, Span]:
    """As many days of both spans as stand."""
    end = min(now[1], whole.settled()) if whole.settled else now[1]
    if end == now[1]:
        return now, before
    return (now[0], end), (before[0], min(before[1], before[0] + (end - now[0])))
