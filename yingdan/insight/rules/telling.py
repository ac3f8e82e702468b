"""The words of a broadcast: own places with the gap to the one above and the best, for one person or for a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from yingdan.kernel.texts import text

BRIEF_BOARDS = 2  # as many as fit a text message


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody, or somebody's team, stands on one board. Amounts are words. `rank` None: nothing reached yet, or
    (`hidden`) not published; `gap` empty for the first; `best` is who leads with how much, empty when nobody does."""

    span: str
    what: str
    rank: int | None
    size: int
    value: str
    gap: str
    best: str
    best_value: str
    hidden: bool = False
    team: str = ""


def line(one: Standing, locale: str) -> str:
    """A board in one sentence."""
    params = {
        "span": one.span, "what": one.what, "rank": one.rank, "size": one.size, "value": one.value, "gap": one.gap,
        "team": one.team,
    }  # fmt: skip
    if one.hidden:
        said = text("board_hidden", locale, **params)
    elif one.rank is None:
        said = text("board_none", locale, **params)
    else:
        said = text("board_team_place" if one.team else "board_place", locale, **params)
        said += text("board_gap", locale, **params) if one.gap else ""
    if one.best and one.rank != 1:
        said += text("board_best", locale, best=one.best, value=one.best_value)
    return (said + _end(locale)).rstrip()


def brief(standings: Sequence[Standing], locale: str) -> str:
    """The first boards in few words, for a text message."""
    return _end(locale).join(_brief(one, locale) for one in standings[:BRIEF_BOARDS])


def _brief(one: Standing, locale: str) -> str:
    code = "board_brief_none" if one.rank is None else "board_brief"
    said = text(code, locale, span=one.span, what=one.what, rank=one.rank, value=one.value)
    said += text("board_gap", locale, gap=one.gap) if one.gap else ""
    if one.best and one.rank != 1:
        said += text("board_best", locale, best=one.best, value=one.best_value)
    return said


def _end(locale: str) -> str:
    return ". " if locale == "en" else "。"
