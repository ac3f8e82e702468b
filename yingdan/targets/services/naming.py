"""Gives errors of the rules, which speak in ids, the names that users know."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Literal, NamedTuple

from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team
from yingdan.targets.errors import Infeasible, Locked
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.selectors import parts

LIMIT = 10
SHEET, DECEMBER = 4, 12  # length of a cell of the sheet; its last number is a month, or the ordinal of a day


class Place(NamedTuple):
    """What an error speaks of."""

    team: int | None
    member: int | None = None
    part: int | None = None
    month: int | None = None
    span: Span | None = None


@contextmanager
def named(actor: Actor, numbers: Literal["month", "part"] = "month") -> Iterator[None]:
    """Adds `names` (text) and `nodes` (team, member, part, period) to errors that name cells; `numbers` says what a
    plain number among them is."""
    try:
        yield
    except (Infeasible, Locked) as error:
        places = [_place(cell, numbers) for cell in error.params.pop("cells", [])]
        error.params["nodes"] = [
            {"team": one.team, "member": one.member, "part": one.part, "month": one.month,
             "start": one.span and one.span.start.isoformat(), "end": one.span and one.span.end.isoformat()}
            for one in places
        ]  # fmt: skip
        names = _names(places[:LIMIT], actor.locale)
        error.params["names"] = "、".join(names) + ("…" if len(places) > LIMIT else "")
        raise


def _place(cell: Any, numbers: str) -> Place:
    """Locks and groups of the sheet, branch keys (team, member or 0), cells (team, member, month), cells of the
    sheet (team, member, part, month or day), parts of a branch (branch, part) or (branch, part, month), numbers."""
    if isinstance(cell, Held):
        return Place(cell.node.team, cell.node.member or None, cell.node.part or None, span=cell.span)
    if isinstance(cell, int):
        return Place(None, month=cell) if numbers == "month" else Place(None, part=cell)
    if isinstance(cell[0], tuple):
        (team, member), part, *month = cell
        return Place(team, member or None, part or None, month=month[0] if month else None)
    if len(cell) == SHEET:
        team, member, part, slot = cell
        day = date.fromordinal(slot) if slot > DECEMBER else None
        return Place(team, member or None, part or None, None if day else slot, Span(day, day) if day else None)
    team, member, *month = cell
    return Place(team, member or None, month=(month[0] or None) if month else None)


def _names(places: list[Place], locale: str) -> list[str]:
    teams = dict(Team.objects.filter(id__in={one.team for one in places if one.team}).values_list("id", "name"))
    members = dict(Member.objects.filter(id__in={one.member for one in places if one.member}).values_list("id", "name"))
    labels = parts.labels({one.part for one in places if one.part})
    texts = []
    for one in places:
        name = members.get(one.member, "") if one.member else teams.get(one.team, "") if one.team else ""
        when = span_name(one.span, locale) if one.span else month_name(one.month, locale) if one.month else ""
        texts.append(" ".join(filter(None, [name, labels.get(one.part or 0, ""), when])))
    return list(dict.fromkeys(texts))


def place_name(lock: Held, locale: str) -> str:
    """What a lock holds, in words: whose, of which part, when."""
    return _names([_place(lock, "month")], locale)[0]


def month_name(month: int, locale: str) -> str:
    """A month without its year."""
    return date(2000, month, 1).strftime("%b") if locale == "en" else f"{month}月"


def span_name(span: Span, locale: str) -> str:
    """A span without its year: nothing for the whole year, a month, a quarter, or days."""
    first, last = span
    if first == last:
        return f"{month_name(first.month, locale)} {first.day}" if locale == "en" else f"{first.month}月{first.day}日"
    if not period.is_whole_months(first, last):
        return f"{span_name(Span(first, first), locale)}–{span_name(Span(last, last), locale)}"
    if first.month == last.month:
        return month_name(first.month, locale)
    return "" if last.month - first.month == 11 else f"Q{last.month // 3}"
