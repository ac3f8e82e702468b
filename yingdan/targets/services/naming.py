"""Gives errors of the rules, which speak in ids, the names that users know."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from yingdan.org.models import Member, Team
from yingdan.targets.errors import Infeasible, Locked

LIMIT = 10


@contextmanager
def named() -> Iterator[None]:
    """Adds `names` (text) and `nodes` (team, member, month) to errors that name cells."""
    try:
        yield
    except (Infeasible, Locked) as error:
        places = [_place(cell) for cell in error.params.pop("cells", [])]
        error.params["nodes"] = [{"team": team, "member": member, "month": month} for team, member, month in places]
        error.params["names"] = "、".join(_names(places[:LIMIT])) + ("…" if len(places) > LIMIT else "")
        raise


def _place(cell: Any) -> tuple[int | None, int | None, int | None]:
    """Branch keys are (team, member or 0), cells (team, member, month), months of the root plain numbers."""
    if isinstance(cell, int):
        return None, None, cell
    team, member, *month = cell
    return team, member or None, (month[0] or None) if month else None


def _names(places: list[tuple[int | None, int | None, int | None]]) -> list[str]:
    teams = dict(Team.objects.filter(id__in={team for team, _, _ in places if team}).values_list("id", "name"))
    members = dict(Member.objects.filter(id__in={one for _, one, _ in places if one}).values_list("id", "name"))
    texts = []
    for team, member, month in places:
        name = members.get(member, "") if member else teams.get(team, "") if team else ""
        texts.append(" ".join(filter(None, [name, f"{month}月" if month else ""])))
    return list(dict.fromkeys(texts))
