"""The catalogue of permissions: each app registers its own; routes declare one of them."""

from dataclasses import dataclass
from typing import Final

PUBLIC: Final = "public"
SIGNED_IN: Final = "signed_in"
# A route that serves every resource declares "resource:<action>": the permission is `<group>.<action>` of the resource
# named in its path, which the view asks for before anything else.
RESOURCE: Final = "resource:"
READING: Final = frozenset({"read", "leaderboard"})


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission; `scoped` ones reach own / team / below / all, the others are yes or no."""

    code: str
    zh: str
    en: str
    scoped: bool = True

    @property
    def reads(self) -> bool:
        """Whether it changes nothing and takes nothing out in bulk."""
        return self.code.rpartition(".")[2] in READING


_CATALOGUE: dict[str, Permission] = {}


def register(group: str, *, scoped: bool = True, **actions: tuple[str, str]) -> None:
    """Adds permissions of a group: `register("deal", read=("查看商机", "View deals"))` makes `deal.read`."""
    for action, (zh, en) in actions.items():
        code = f"{group}.{action}"
        _CATALOGUE[code] = Permission(code, zh, en, scoped)


def catalogue() -> dict[str, Permission]:
    """All registered permissions by code."""
    return _CATALOGUE
