"""What a workbook calls periods and lines, in both languages, and what its reader takes them for."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, get_args

from yingdan.targets.rules import period
from yingdan.targets.rules.period import Kind, Period
from yingdan.targets.rules.tree import Node

WEEKDAYS = {"zh-CN": "一二三四五六日", "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}
LOCALES = ("zh-CN", "en")
KEY = re.compile(r"T(\d{1,18})(?:-M(\d{1,18}))?(?:-P(\d{1,18}))?")
LETTERS = 26


def heading(one: Period, locale: str) -> str:
    """The head of a column; no two periods of a year share one in any language."""
    first, last = one.start, one.end
    if locale == "en":
        match one.kind:
            case "quarter":
                return f"{one.year} Q{one.last // 3}"
            case "week":
                return f"{one.key[4:]} {first:%m-%d}–{last:%m-%d}"
            case "day":
                return f"{one.key} {WEEKDAYS['en'][first.weekday()]}"
        return one.key
    match one.kind:
        case "year":
            return f"{one.year}年"
        case "quarter":
            return f"{one.last // 3}季度"
        case "month":
            return f"{one.first}月"
        case "week":
            return f"第{int(one.key[5:])}周 {first.month}/{first.day}–{last.month}/{last.day}"
    return f"{first.month}月{first.day}日 周{WEEKDAYS['zh-CN'][first.weekday()]}"


@lru_cache(maxsize=8)
def _known(year: int) -> dict[str, Period]:
    found: dict[str, Period] = {}
    for kind in get_args(Kind):
        for one in period.within(kind, period.year(year)):
            found[one.key] = one
            found.update((_plain(heading(one, locale)), one) for locale in LOCALES)
    return found


def read_heading(value: Any, year: int) -> Period | None:
    """The period that a head stands for; None for any other text. A spreadsheet may have made a date of it."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return period.day(value) if value.year == year else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _known(year).get(_plain(str(value)))


def _plain(text: str) -> str:
    """Without blanks; a spreadsheet's user may have typed another dash."""
    return re.sub(r"\s+", "", text).replace("~", "–").replace("—", "–")


def key(node: Node) -> str:
    """What a line is found again by: T3 (team), T3-P5 (a part of it), T3-M9 (person), T3-M9-P5."""
    return f"T{node.team}" + (f"-M{node.member}" if node.member else "") + (f"-P{node.part}" if node.part else "")


def read_key(value: Any) -> Node | None:
    """The line of a key; None when it is none."""
    found = KEY.fullmatch(str(value).strip())
    return Node(*(int(one or 0) for one in found.groups())) if found else None


def letters(column: int) -> str:
    """The name of a column (0 = A)."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
