"""What the organisation's routes take and give."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from yingdan.accounts.ports import Named
from yingdan.accounts.types import RoleBrief

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Kind = Literal["company", "region", "team"]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]


class TeamOut(Schema):
    """A node of the tree. `members` counts those present whose main team it is, `total` with all teams below."""

    id: int
    parent_id: int | None
    name: str
    kind: Kind
    depth: int
    position: int
    manager: Named | None
    members: int
    total: int
    children: int
    external_id: str | None
    opened_on: date | None
    closed_on: date | None
    version: int


class Teams(Schema):
    """Teams, parents before children, siblings in their order."""

    items: list[TeamOut]


class TeamIn(Schema):
    """A new team."""

    name: Line
    parent_id: Id | None
    kind: Kind = "team"
    manager_id: Id | None = None
    external_id: Short | None = None


class TeamPatch(Schema):
    """Changes of a team; what is not named stays."""

    version: int
    name: Line | None = None
    kind: Kind | None = None
    manager_id: Id | None = None


class TeamMove(Schema):
    """The new parent, null for the top."""

    parent_id: Id | None


class TeamOrder(Schema):
    """All open teams under a parent in their new order."""

    parent_id: Id | None
    team_ids: list[Id]


class TeamMemberOut(Schema):
    """A member as shown in the tree; `further` = this is not the main team."""

    id: int
    name: str
    position: str
    staff_no: str | None
    phone: str
    manager: Named | None
    roles: list[RoleBrief]
    username: str
    is_active: bool
    further: bool
    started_on: date | None
    ended_on: date | None


class TeamMembers(Schema):
    """A page of a team's members."""

    items: list[TeamMemberOut]
    next_cursor: str | None


class MemberIn(Schema):
    """A new member and the user that the member signs in with; without a user name one is made of the name."""

    name: Line
    username: Line | None = None
    team_id: Id
    roles: list[str]
    staff_no: Line | None = Field(None, max_length=40)
    phone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)] = ""
    position: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    manager_id: Id | None = None
    started_on: date | None = None
    external_id: Line | None = None
    locale: Literal["zh-CN", "en"] = "zh-CN"


class NewMember(Schema):
    """The new member; the one-time password is shown only now."""

    id: int
    username: str
    password: str


class OneTimePassword(Schema):
    """Shown only now."""

    username: str
    password: str


class MemberMove(Schema):
    """The new main team."""

    team_id: Id


class MemberLeave(Schema):
    """The last day."""

    ended_on: date


class MemberRoles(Schema):
    """All roles that the member shall have."""

    roles: list[str]


class FurtherTeam(Schema):
    """Membership in one more team."""

    team_id: Id
    since: date | None = None
    until: date | None = None


class OpenRowsOut(Schema):
    """Open rows of a kind."""

    resource: str
    label: dict[str, str]
    count: int


class OpenWork(Schema):
    """What a member owns and which teams the member manages: to be handed over before leaving."""

    rows: list[OpenRowsOut]
    teams: list[Named]


class Successor(Schema):
    """Who takes over."""

    to_id: Id


class FurtherTeamOut(Schema):
    """One more team of a member."""

    team: Named
    since: date
    until: date | None


class MemberPlace(Schema):
    """Where a member stands: teams, roles, user."""

    id: int
    name: str
    team: Named
    further_teams: list[FurtherTeamOut]
    roles: list[RoleBrief]
    username: str
    is_active: bool
    must_change_password: bool
    last_login: str | None
    ended_on: date | None
    version: int
