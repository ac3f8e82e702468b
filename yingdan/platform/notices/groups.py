"""What notifications are about: apps name their groups, people choose by group what they want to be told elsewhere."""

from collections.abc import Mapping

OTHER = "other"
_GROUPS: dict[str, tuple[str, str]] = {}


def register(code: str, label: tuple[str, str]) -> None:
    """Names a group: all kinds that begin with `code` belong to it (`customer.assigned`, `target_published`)."""
    if code in _GROUPS:
        raise ValueError(f"group {code!r} is registered twice")
    _GROUPS[code] = label


def group_of(kind: str) -> str:
    """The group of a kind of notification: the longest that it begins with."""
    return max((code for code in _GROUPS if _begins(kind, code)), key=len, default=OTHER)


def all_groups() -> Mapping[str, tuple[str, str]]:
    """All groups with their labels, `other` last."""
    return {**_GROUPS, OTHER: ("其他", "Other")}


def _begins(kind: str, code: str) -> bool:
    return kind == code or (kind.startswith(code) and kind[len(code)] in "._")
