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

    def number(self, value: int) -> Decimal:
        """As people write it, exact."""
        return Decimal(value) / self.scale

    def written(self, value: int) -> str:
        """With separators: money always with its fen, the others only as far as there is something."""
        text = f"{self.number(value):,.{self.decimals}f}"
        return text if self.code == "fen" or "." not in text else text.rstrip("0").rstrip(".")


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
