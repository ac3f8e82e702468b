"""What can go wrong in the organisation."""

from yingdan.kernel.errors import Conflict


class TeamNotEmpty(Conflict):
    """A team with open teams or present members cannot be closed; the params name them."""

    code = "team_not_empty"


class TeamClosed(Conflict):
    """Nothing can be put into a closed team."""

    code = "team_closed"


class TeamCycle(Conflict):
    """A team cannot come under itself."""

    code = "team_cycle"


class MemberLeft(Conflict):
    """The person has left."""

    code = "member_left"


class AreaTaken(Conflict):
    """Two territories claim one area and neither lies inside the other; the params name both."""

    code = "area_taken"


class TerritoryCycle(Conflict):
    """A territory cannot come under itself."""

    code = "territory_cycle"


class TerritoryNotEmpty(Conflict):
    """A territory with open ones below cannot be closed."""

    code = "territory_not_empty"


class OwnLeave(Conflict):
    """Nobody answers the own request."""

    code = "leave_own"


class LeaveNotRequested(Conflict):
    """The leave waits for no answer (any more)."""

    code = "leave_not_requested"
