"""Who needs rebalancing: people who have left but still carry a target, are away for long, or are far behind."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.db.models import Q

from yingdan.kernel import clock, units
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.org.selectors.calendar import Calendars
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target
from yingdan.targets.rules import period
from yingdan.targets.rules.rebalance import Line
from yingdan.targets.selectors import nodes, plans, remainder

LONG = 10  # workdays of leave from which a target should be handed over
LIMIT = 50
Months = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Need:
    """A person of a target, why, how much it is about, and from when to when."""

    kind: Literal["left", "away", "short"]
    target: int
    team: int
    member: int
    name: str
    amount: int
    since: date
    until: date | None
    reason: str


@dataclass(slots=True)
class _Look:
    """What the search knows: the cells by person, the people, today, and how to say amounts."""

    actor: Actor
    target: Target
    cells: dict[Line, Months]
    people: dict[int, Member]
    today: date
    calendars: Calendars

    def between(self, months: Months, start: date, end: date) -> int:
        """What a person carries from one day to another."""
        total = 0
        for number, days in months.items():
            month = period.month(number, self.target.year)
            first, last = max(start, month.start), min(end, month.end)
            if first <= last:
                total += sum(days[first.day - 1 : last.day])
        return total

    def say(self, code: str, amounts: dict[str, int], **params: str) -> str:
        """In words, amounts in the metric's unit."""
        unit = units.of(metrics.find(self.target.metric).unit).scale
        return text(code, self.actor.locale, **params, **{k: f"{v / unit:,.0f}" for k, v in amounts.items()})

    def need(self, kind: Literal["left", "away", "short"], line: Line, amount: int, since: date, until: date | None,
             reason: str) -> Need:  # fmt: skip
        """A line of the list."""
        return Need(kind, self.target.id, *line, self.people[line[1]].name, amount, since, until, reason)


def find(actor: Actor, target_id: int, node: str | None, short: int) -> list[Need]:
    """Of a published target, below a node (else of all of it): leavers, then leave, then shortfall by size."""
    target = plans.get(actor, target_id)
    today = clock.today()
    if target.status != "published" or today.year != target.year:
        return []
    place = nodes.find(actor, "target.edit", node or f"team:{target.team_id}")
    inside = Q(member_id=place.id) if place.kind == "member" else Q(team_id__in=list(place.tree.nodes))
    rows = Cell.objects.filter(inside, target=target)
    cells: dict[Line, Months] = {}
    for team, member, month, days in rows.values_list("team_id", "member_id", "month", "days").iterator(5_000):
        months = cells.setdefault((team, member), {})
        months[month] = [a + b for a, b in zip(months[month], days, strict=True)] if month in months else days
    people = {one.id: one for one in Member.objects.filter(id__in={member for _, member in cells})}
    look = _Look(actor, target, cells, people, today, Calendars())
    left, away, behind = _left(look), _away(look), _short(look, short)
    gone = {(one.team, one.member) for one in left}
    found = [*left, *away, *(one for one in behind if (one.team, one.member) not in gone)]
    return found[:LIMIT]


def _left(look: _Look) -> list[Need]:
    """People whose last day is known and who carry something after it."""
    found = []
    year_end = date(look.target.year, 12, 31)
    for line, months in look.cells.items():
        ended = look.people[line[1]].ended_on
        if ended is None or ended >= year_end:
            continue
        since = max(ended + timedelta(1), look.today)
        if amount := look.between(months, since, year_end):
            reason = look.say("target_need_left", {"amount": amount}, date=ended.isoformat())
            found.append(look.need("left", line, amount, since, None, reason))
    return sorted(found, key=lambda one: (-one.amount, one.member))


def _away(look: _Look) -> list[Need]:
    """Leave of more than ten workdays that is not over, in which a target stands."""
    found = []
    year_end = date(look.target.year, 12, 31)
    absences = leave.absences(look.today, year_end, look.people)
    for line, months in look.cells.items():
        for one in absences.get(line[1], ()):
            start, end = date.fromordinal(one.first // 2), date.fromordinal(one.last // 2)
            since, until = max(start, look.today), min(end, year_end)
            days = look.calendars.of(look.people[line[1]].team_id).workdays(start, end)
            amount = look.between(months, since, until)
            if days > LONG and amount:
                reason = look.say("target_need_away", {"amount": amount}, start=start.isoformat(),
                                  end=end.isoformat(), days=str(days))  # fmt: skip
                found.append(look.need("away", line, amount, since, until, reason))
    return sorted(found, key=lambda one: (-one.amount, one.member))


def _short(look: _Look, percent: int) -> list[Need]:
    """People who fell short by more than that in the months that are over."""
    past = remainder.settled_months(look.target.year, look.today)
    if not past:
        return []
    teams = sorted({team for team, _ in look.cells})
    last = period.month(past[-1], look.target.year).end
    reached: dict[Line, int] = {}
    for (team, member, _), value in remainder.reached(look.target, teams, last).items():
        reached[team, member] = reached.get((team, member), 0) + value
    found = []
    for line, months in look.cells.items():
        planned = sum(sum(months.get(month, ())) for month in past)
        got = reached.get(line, 0)
        if planned and (planned - got) * 100 > percent * planned:
            reason = look.say("target_need_short", {"target": planned, "actual": got},
                              share=str(round((planned - got) * 100 / planned)))  # fmt: skip
            found.append(look.need("short", line, planned - got, look.today, None, reason))
    return sorted(found, key=lambda one: (-one.amount, one.member))
