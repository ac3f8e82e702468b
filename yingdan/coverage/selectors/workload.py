"""How many visits people can make in the next four weeks, by the calendar of their team and their leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yingdan.coverage.models import Card
from yingdan.coverage.rules import capacity
from yingdan.org.rules import leave as posts
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave


@dataclass(frozen=True, slots=True)
class Workload:
    """Half days of work, usual visits of a full day, and what both allow; None where no hours are fixed."""

    half_days: int
    per_day: int | None

    @property
    def possible(self) -> int | None:
        """Visits in these days."""
        return None if self.per_day is None else capacity.possible(self.half_days, self.per_day)


def of_cards(cards: Sequence[Card], today: date) -> dict[int, Workload]:
    """By card, whose `member` is loaded: a handful of statements for any number."""
    if not cards:
        return {}
    last = today + timedelta(capacity.DAYS - 1)
    known = calendars.Calendars()
    away = leave.absences(today, last, [card.member_id for card in cards])
    found = {}
    for card in cards:
        member, calendar = card.member, known.of(card.member.team_id)
        halves = 0
        for year in range(today.year, last.year + 1):
            span = calendar.year(year)
            work = posts.post(span, member.started_on, member.ended_on, away.get(member.pk, ()))
            first, end = max(today, date(year, 1, 1)), min(last, date(year, 12, 31))
            halves += sum(work[(first - span.first).days : (end - span.first).days + 1])
        per_day = capacity.a_day(card.day_from, card.day_to, card.minutes, card.travel, card.visits_day)
        found[card.pk] = Workload(halves, per_day)
    return found
