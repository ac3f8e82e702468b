"""Routes of the organisation."""

from yingdan.org.api.calendar import router as calendar
from yingdan.org.api.leave import router as leave
from yingdan.org.api.members import router as members
from yingdan.org.api.teams import router as teams
from yingdan.org.api.territories import router as territories

ROUTERS = [("/org", teams), ("/org", members), ("/org", calendar), ("/org", leave), ("/org", territories)]
