"""What the organisation stores, by noun."""

from yingdan.org.models.calendar import CalendarDay, CalendarYear, WeekendRule
from yingdan.org.models.leave import Leave
from yingdan.org.models.people import Held, Member, Owned, Team, TeamMember
from yingdan.org.models.tally import Tally
from yingdan.org.models.territory import Territory, TerritoryArea, TerritoryTeam

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "Held",
    "Leave",
    "Member",
    "Owned",
    "Tally",
    "Team",
    "TeamMember",
    "Territory",
    "TerritoryArea",
    "TerritoryTeam",
    "WeekendRule",
]
