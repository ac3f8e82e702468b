"""Public holidays 法定节假日 and make-up workdays 调休 as the State Council gazettes them, for the years known."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from chinese_calendar.constants import Holiday, holidays, workdays

from yingdan.org.rules.kinds import HOLIDAY, MAKEUP, Mark

_NAMES = {one.value: one.chinese for one in Holiday}
_YEARS = range(min(holidays).year, max(holidays).year + 1)


def known(year: int) -> bool:
    """Whether the package has the year."""
    return year in _YEARS


def last_year() -> int:
    """The last year that the package has."""
    return _YEARS[-1]


@lru_cache(maxsize=64)
def marks(year: int) -> Mapping[date, Mark]:
    """The gazetted days of a year; none when it is not known."""
    found = [(day, HOLIDAY, name) for day, name in holidays.items() if day.year == year]
    found += [(day, MAKEUP, name) for day, name in workdays.items() if day.year == year]
    return MappingProxyType({day: Mark(kind, _NAMES.get(name, name), name) for day, kind, name in sorted(found)})
