"""What no change of the calendar may break."""

from datetime import date

from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.models import Team

FIRST, LAST = 2000, 2100
WEEKDAYS_FREE = 6  # a week without any workday would leave nothing to divide by


def in_range(number: int) -> bool:
    """Whether the calendar reaches this year."""
    return FIRST <= number <= LAST


def year(number: int) -> None:
    """Years of the calendar."""
    if not in_range(number):
        raise invalid("year", "calendar_year_range", first=FIRST, last=LAST)


def day(one: date) -> None:
    """Days of the calendar."""
    if not in_range(one.year):
        raise invalid("day", "calendar_year_range", first=FIRST, last=LAST)


def team(team_id: int | None) -> Team | None:
    """The open team of this id, None without one."""
    if team_id is None:
        return None
    found = Team.objects.filter(id=team_id, closed_on=None).first()
    if found is None:
        raise NotFound
    return found
