"""Right-hand sides of rules: JSON values checked and turned into typed ones, by the type of the column."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from yingdan.kernel import clock
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions import relative
from yingdan.platform.resources.values import NUMBERS, TEXTS

MAX_ITEMS = 1000
MAX_TEXT = 1000
COMPARISONS = frozenset({"=", "<", "<=", ">", ">=", "between"})
OPERATORS: dict[str, frozenset[str]] = {
    **dict.fromkeys(TEXTS, frozenset({"=", "contains", "beginsWith", "endsWith", "in", "null"})),
    **dict.fromkeys(NUMBERS, COMPARISONS | {"in", "null"}),
    "date": COMPARISONS | {"in", "null"},
    "datetime": COMPARISONS | {"null"},
    "boolean": frozenset({"=", "in", "null"}),
    "choice": frozenset({"=", "in", "null"}),
    "ref": frozenset({"=", "in", "null", "contains", "beginsWith", "endsWith"}),
    "tags": frozenset({"=", "contains", "in", "null"}),
    "multichoice": frozenset({"=", "contains", "in", "null"}),
}


class Mistake(Exception):
    """What is wrong with a rule: in its `part` ("operator" or "value")."""

    def __init__(self, part: str, code: str, **params: Any) -> None:
        self.part, self.code, self.params = part, code, params
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Operand:
    """Typed values. For comparisons `low`/`high` bound a half-open range (`high` excluded unless `closed`)."""

    values: tuple[Any, ...] = ()
    low: Any = None
    high: Any = None
    closed: bool = field(default=False)


def operand(column: Column, operator: str, value: Any, today: date, me: int | None) -> Operand:
    """The typed right-hand side; raises `Mistake`."""
    if operator not in OPERATORS[column.type]:
        raise Mistake("operator", "bad_operator", operator=operator[:20], field=column.path)
    if operator == "null":
        return Operand()
    if column.type in ("date", "datetime"):
        return _dates(column, operator, value, today)
    if column.type in NUMBERS and operator != "in":
        return _numbers(operator, value)
    return Operand(tuple(_single(column, operator, one, me) for one in _listed(operator, value)))


def _listed(operator: str, value: Any) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    if len(items) > MAX_ITEMS:
        raise Mistake("value", "too_many_values", max=MAX_ITEMS)
    if operator in ("beginsWith", "endsWith") and len(items) != 1:
        raise Mistake("value", "bad_value")
    return items


def _single(column: Column, operator: str, value: Any, me: int | None) -> Any:
    if column.type == "ref" and operator in ("=", "in"):
        return _reference(column, value, me)
    if column.type == "boolean":
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return value == "true"
        raise Mistake("value", "bad_type", expected="true / false")
    if column.type in NUMBERS:
        return number(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return text(value)


def _reference(column: Column, value: Any, me: int | None) -> int:
    if value == "$me" and column.field.ref == "member":
        return me or 0
    if isinstance(value, dict):
        value = value.get("id")
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise Mistake("value", "bad_type", expected="id")
    return value


def text(value: Any) -> str:
    """A text that PostgreSQL can hold."""
    if not isinstance(value, str):
        raise Mistake("value", "bad_type", expected="text")
    if len(value) > MAX_TEXT:
        raise Mistake("value", "too_long", max=MAX_TEXT)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Mistake("value", "bad_value") from error
    if "\x00" in value:
        raise Mistake("value", "bad_value")
    return value


def number(value: Any) -> Decimal:
    """A finite number of at most 30 digits either side."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Mistake("value", "bad_type", expected="number")
    if isinstance(value, str) and len(value) > 60:
        raise Mistake("value", "bad_value")
    try:
        found = Decimal(str(value).strip())
    except (InvalidOperation, ValueError) as error:
        raise Mistake("value", "bad_type", expected="number") from error
    if not found.is_finite() or found.adjusted() > 30 or int(found.as_tuple().exponent) < -30:
        raise Mistake("value", "bad_value")
    return found


def _numbers(operator: str, value: Any) -> Operand:
    if operator == "between":
        low, high = pair(value)
        return Operand(low=number(low), high=number(high), closed=True)
    if isinstance(value, list):
        raise Mistake("value", "bad_value")
    return Operand((number(value),))


def pair(value: Any) -> tuple[Any, Any]:
    """The two ends of a range; react-querybuilder may send them as "a,b"."""
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list) or len(value) != 2:
        raise Mistake("value", "bad_value")
    return value[0], value[1]


def _dates(column: Column, operator: str, value: Any, today: date) -> Operand:
    """Dates and instants become half-open ranges, in business days; "<" and ">" then look at one end of it."""
    try:
        if operator == "in":
            return Operand(tuple(_day(one) for one in _listed(operator, value)))
        if operator == "between" and not isinstance(value, dict):
            low, high = pair(value)
            return Operand(low=_range(column, low, today)[0], high=_range(column, high, today)[1])
        low, high = _range(column, value, today)
    except OverflowError as error:
        raise Mistake("value", "bad_value") from error
    return Operand(low=low, high=high)


def _range(column: Column, value: Any, today: date) -> tuple[Any, Any]:
    if isinstance(value, dict):
        first, last = _relative(value, today)
    elif column.type == "datetime" and isinstance(value, str) and len(value) > 10:
        moment = _instant(value)
        return moment, moment + timedelta(microseconds=1)
    else:
        first = last = _day(value)
    after = last + timedelta(1)
    return (first, after) if column.type == "date" else (clock.day_start(first), clock.day_start(after))


def _relative(value: dict[str, Any], today: date) -> tuple[date, date]:
    name, n = value.get("relative"), value.get("n", 0)
    if not isinstance(name, str) or not isinstance(n, int) or isinstance(n, bool):
        raise Mistake("value", "bad_value")
    found = relative.days(name, today, n)
    if found is None:
        raise Mistake("value", "unknown_choice", value=name[:40])
    return found


def _day(value: Any) -> date:
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Mistake("value", "bad_type", expected="YYYY-MM-DD")


def _instant(value: str) -> datetime:
    try:
        return clock.instant(datetime.fromisoformat(value))
    except ValueError as error:
        raise Mistake("value", "bad_type", expected="YYYY-MM-DDTHH:MM:SSZ") from error
