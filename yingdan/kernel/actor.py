"""Who acts: one frozen value, built at the edge and passed down; nothing below the edge sees a request."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, Self

from yingdan.kernel.errors import Forbidden

Channel = Literal["web", "phone", "token", "cli", "system"]
Locale = Literal["zh-CN", "en"]


class Scope(StrEnum):
    """How far a permission reaches, from narrow to wide."""

    own = "own"
    team = "team"
    below = "below"
    all = "all"

    @property
    def width(self) -> int:
        """0 (own) … 3 (all), to compare reaches."""
        return list(Scope).index(self)


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, an API token or the system itself.

    `grants` maps a permission code ("deal.read") to its reach. `team_ids` are the teams the person belongs to,
    `below_ids` those and every team below them. `hidden` names the fields ("customer.phone") that the person's
    roles keep back: "hidden" ones are as if they did not exist, of "masked" ones only the ends are shown. `key` says
    that an API token holds only some of its owner's permissions, or only those to read.
    """

    name: str
    user_id: int | None = None
    member_id: int | None = None
    roles: frozenset[str] = frozenset()
    grants: Mapping[str, Scope] = field(default_factory=dict)
    team_ids: tuple[int, ...] = ()
    below_ids: tuple[int, ...] = ()
    channel: Channel = "web"
    locale: Locale = "zh-CN"
    reason: str = ""
    hidden: Mapping[str, str] = field(default_factory=dict)
    key: Literal["", "limited", "reading"] = ""

    @classmethod
    def system(cls, reason: str, channel: Channel = "system") -> Self:
        """The product itself (jobs, imports from the command line): may do everything, and says why."""
        return cls(name="system", channel=channel, reason=reason)

    @property
    def is_system(self) -> bool:
        """True for the product itself."""
        return self.user_id is None

    def scope(self, permission: str) -> Scope | None:
        """How far the permission reaches, None when not granted."""
        return Scope.all if self.is_system else self.grants.get(permission)

    def may(self, permission: str) -> bool:
        """Whether the permission is granted at any reach."""
        return self.scope(permission) is not None

    def teams(self, permission: str) -> tuple[int, ...]:
        """The teams that the permission reaches, where it reaches by team: none of them with `own`, no list of them
        with `all`."""
        match self.scope(permission):
            case Scope.team:
                return self.team_ids
            case Scope.below:
                return self.below_ids
            case _:
                return ()

    def reaches_team(self, permission: str, team_id: int | None) -> bool:
        """Whether the permission reaches everything of a team."""
        return self.scope(permission) is Scope.all or team_id in self.teams(permission)

    def need(self, permission: str) -> None:
        """Raises `Forbidden` when the permission is not granted."""
        if not self.may(permission):
            raise Forbidden(permission=permission)

    def because(self, reason: str) -> Self:
        """The same actor with a reason, which the audit trail keeps."""
        return replace(self, reason=reason)
