"""Units of metrics: what one smallest unit is, and how amounts are written for people."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """`scale` smallest units make one as people write it; all arithmetic is on the whole smallest units."""

    code: str
    label: tuple[str, str]
    scale: int

    @property
    def decimals(self) -> int:
        """Digits after the point."""
        return len(str(self.scale)) - 1

    @property
    def excel(self) -> str:
        """The format of a number in a spreadsheet: decimals only where the unit always shows them."""
        return "#,##0.00" if self.code == "fen" else "#,##0" + (".###"[: self.decimals + 1] if self.decimals else "")

    def name(self, locale: str) -> str:
        """What it is called: 元, CNY, 件; empty where English has no word."""
        return self.label[1] if locale == "en" else self.label[0]

    def number(self, value: int) -> Decimal:
        """As people write it, exact."""
        return Decimal(value) / self.scale

    def written(self, value: int) -> str:
        """With separators: money always with its fen, the others only as far as there is something."""
        text = f"{self.number(value):,.{self.decimals}f}"
        return text if self.code == "fen" or "." not in text else text.rstrip("0").rstrip(".")

    def said(self, value: int, locale: str) -> str:
        """With its name: "1,234.50 元", "12 件"; English money goes without."""
        name = "" if locale == "en" and self.code == "fen" else self.name(locale)
        return f"{self.written(value)} {name}".strip()


UNITS = {
    one.code: one
    for one in (
        Unit("fen", ("元", "CNY"), 100),
        Unit("piece", ("件", "pcs"), 1000),  # quantities of deal lines have three decimals
        Unit("count", ("个", ""), 1),
        Unit("time", ("次", ""), 1),
        Unit("day", ("天", "days"), 1),
        Unit("share", ("%", "%"), 100),  # basis points
    )
}


def of(code: str) -> Unit:
    """The unit; KeyError for one that does not exist."""
    return UNITS[code]
