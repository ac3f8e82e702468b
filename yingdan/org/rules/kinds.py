"""The kinds of day, and what is said about a single one."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["workday", "weekend", "holiday", "makeup", "company_holiday", "company_workday"]

WORKDAY: Final = "workday"
WEEKEND: Final = "weekend"
HOLIDAY: Final = "holiday"  # 法定节假日, days off in lieu included
MAKEUP: Final = "makeup"  # 调休上班: a weekend day on which people work in lieu
COMPANY_HOLIDAY: Final = "company_holiday"
COMPANY_WORKDAY: Final = "company_workday"
NOTE: Final = "note"  # says something about a day without changing its kind

KINDS: tuple[Kind, ...] = (WORKDAY, WEEKEND, HOLIDAY, MAKEUP, COMPANY_HOLIDAY, COMPANY_WORKDAY)
CODE = {kind: number for number, kind in enumerate(KINDS)}
WORKING = frozenset({WORKDAY, MAKEUP, COMPANY_WORKDAY})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a gazette or the company says about a day; `name_en` only where it is called differently in English."""

    kind: str
    name: str = ""
    name_en: str = ""

    def called(self, locale: str) -> str:
        """The name in a language."""
        return self.name_en if locale == "en" and self.name_en else self.name
