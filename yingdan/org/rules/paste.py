"""Calendar days from pasted text: rows of date, kind, name from a spreadsheet, or the State Council's notice itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yingdan.org.rules.kinds import COMPANY_HOLIDAY, COMPANY_WORKDAY, HOLIDAY, MAKEUP, NOTE

MAX_LINES = 2000
MAX_SPAN = 62  # days in one line; more is a typing mistake
MAX_NAME = 100
WORDS = {
    HOLIDAY: ("法定节假日", "节假日", "法定假日", "放假", "假期", "holiday", "public holiday"),
    MAKEUP: ("调休上班", "调休", "补班", "makeup", "make-up", "make-up workday"),
    COMPANY_HOLIDAY: ("公司放假", "公司假期", "company_holiday", "company holiday"),
    COMPANY_WORKDAY: ("公司上班", "上班", "加班", "company_workday", "company workday", "extra workday"),
    NOTE: ("备注", "说明", "note"),
}
_KIND = {word: kind for kind, words in WORDS.items() for word in words}
_HEAD = {"日期", "date", "day"}
_FULL = r"(?P<{0}y>\d{{4}})[-/.年](?P<{0}m>\d{{1,2}})[-/.月](?P<{0}d>\d{{1,2}})日?"
_SPAN = re.compile(rf"{_FULL.format('a')}(?:\s*(?:~|～|至|到|–|—|\bto\b)\s*{_FULL.format('b')})?")
_WEEKDAY = re.compile(r"^(?:周|星期)[一二三四五六日天]$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$", re.IGNORECASE)
_SECTION = re.compile(r"[一二三四五六七八九十]+、\s*(?P<name>[^：:\n]{1,30})[：:]\s*(?P<body>[^\n]+)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_DAY = r"(?:(?:(?P<{0}y>\d{{4}})年)?(?P<{0}m>\d{{1,2}})月)?(?P<{0}d>\d{{1,2}})日"
_RUN = re.compile(rf"{_DAY.format('a')}(?:\s*[至到]\s*{_DAY.format('b')})?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: the days it speaks of, or the code of what is wrong with it."""

    number: int
    text: str
    first: date | None = None
    last: date | None = None
    kind: str = ""
    name: str = ""
    problem: str = ""

    def days(self) -> Iterator[date]:
        """Each day of the line."""
        if self.first and self.last:
            for n in range((self.last - self.first).days + 1):
                yield self.first + timedelta(n)


def read(text: str, year: int) -> list[Line]:
    """The lines of a paste. `year` is for the notice, which names its year only in the title."""
    sections = list(_SECTION.finditer(text))
    if any("放假" in section["body"] for section in sections):
        return [line for number, one in enumerate(sections, 1) for line in _section(number, one, year)]
    found = (_row(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
    return [line for line in found if line]


def _row(number: int, text: str) -> Line | None:
    """One row of date, kind and name, in any of the usual separators; None for a heading."""
    cells = [cell.strip().strip('"') for cell in re.split(r"\t|,|，|;|；", text)]
    cells = [cell for cell in cells if cell]
    if not cells or cells[0].lower() in _HEAD:
        return None
    found = _SPAN.fullmatch(cells[0])
    first = _date(found, "a") if found else None
    last = _date(found, "b") if found and found["by"] else first
    if first is None or last is None:
        return Line(number, text, problem="calendar_bad_date")
    if last < first or (last - first).days >= MAX_SPAN:
        return Line(number, text, problem="calendar_bad_span")
    rest = [cell for cell in cells[1:] if not _WEEKDAY.match(cell)]
    kind = _KIND.get(rest[0].lower()) if rest else None
    if kind is None:
        return Line(number, text, problem="calendar_bad_kind")
    return Line(number, text, first, last, kind, " ".join(rest[1:])[:MAX_NAME])


def _date(found: re.Match[str], which: str) -> date | None:
    return _made(int(found[f"{which}y"]), int(found[f"{which}m"]), int(found[f"{which}d"]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _section(number: int, section: re.Match[str], year: int) -> Iterator[Line]:
    """「二、春节：2月15日至23日放假调休，共9天。2月14日、2月28日上班。」 → the days off, then the make-up workdays."""
    name = section["name"].strip()
    for sentence in re.split(r"[。；;]", _BRACKETS.sub("", section["body"])):
        kind = HOLIDAY if "放假" in sentence else MAKEUP if "上班" in sentence else ""
        if not kind:
            continue
        month, at = 0, year
        for run in _RUN.finditer(sentence):
            at, month = int(run["ay"] or at), int(run["am"] or month)
            first = _made(at, month, int(run["ad"]))
            if run["bd"]:
                at, month = int(run["by"] or at), int(run["bm"] or month)
            last = _made(at, month, int(run["bd"])) if run["bd"] else first
            if first is None or last is None or last < first or (last - first).days >= MAX_SPAN:
                yield Line(number, run[0], problem="calendar_bad_span")
            else:
                yield Line(number, run[0], first, last, kind, name)
