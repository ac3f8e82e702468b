"""Cells as values: what a file writes, read as the type that the field has. Pure functions, no database."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from yingdan.kernel import clock
from yingdan.platform.exchange.errors import CellProblem
from yingdan.platform.resources.spec import Field

Converter = Callable[[object], Any]
FORMULA_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
NUL = "\0"
YES = {"1", "true", "yes", "y", "t", "on", "是", "对", "有", "√", "✓", "真"}
NO = {"0", "false", "no", "n", "f", "off", "否", "不", "无", "×", "x", "假"}
UNITS = (("亿", 8), ("万", 4), ("千", 3), ("k", 3), ("m", 6))
FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%B %d, %Y",
)  # fmt: skip
TIMES = ("%H:%M:%S", "%H:%M", "%H:%M:%S.%f", "%I:%M %p", "%H时%M分")
EXCEL_EPOCH = date(1899, 12, 30)
SEPARATORS = re.compile(r"[,，、;；|\n]+")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def converted(convert: Converter, cells: Sequence[object]) -> list[Any]:
    """The value of each cell, or its `CellProblem`; what a column repeats is converted once."""
    # 1, 1.0 and True are the same key, but not the same cell.
    keys: Sequence[Any] = cells if len(set(map(type, cells))) < 2 else list(zip(cells, map(type, cells), strict=True))
    known = {key: _tried(convert, cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    return [known[key] for key in keys]


def _tried(convert: Converter, cell: object) -> Any:
    try:
        return convert(cell)
    except CellProblem as problem:
        return problem


def text_of(cell: object) -> str:
    """The cell as clean text: no outer blanks, no control characters, whole numbers without `.0`.

    The NUL character is refused: it is no habit of writing, but tells that the file is damaged.
    """
    if isinstance(cell, str):
        stripped = cell.strip()
        if not stripped.isprintable():
            if NUL in stripped:
                raise CellProblem("import_nul")
            stripped = "".join(
                c for c in stripped if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")
            ).strip()
        if stripped in FORMULA_ERRORS:
            raise CellProblem("import_formula_error", value=stripped)
        return stripped
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)


def text(field: Field) -> Converter:
    """Text within the field's length."""

    def convert(cell: object) -> str | None:
        value = text_of(cell)
        if field.max_length and len(value) > field.max_length:
            raise CellProblem("too_long", max=field.max_length)
        return value or None

    return convert


def email(field: Field) -> Converter:
    """An address that could exist."""
    plain = text(field)

    def convert(cell: object) -> str | None:
        value: str | None = plain(cell)
        if value and not EMAIL.fullmatch(value):
            raise CellProblem("import_not_email", value=value[:80])
        return value

    return convert


def number(field: Field) -> Converter:
    """A number: 1,234.50 · ¥1234 · 1.2万 · (500) · 35% · full-width digits; money is rounded to the fen."""
    places = Decimal("0.01") if field.type == "money" else None

    def convert(cell: object) -> Decimal | int | None:
        value = decimal_of(cell)
        if value is None:
            return None
        if value.adjusted() >= 16:
            raise CellProblem("too_large", max="10^16")
        if places:
            value = value.quantize(places, ROUND_HALF_UP)
        if field.minimum is not None and value < Decimal(str(field.minimum)):
            raise CellProblem("too_small", min=field.minimum)
        if field.maximum is not None and value > Decimal(str(field.maximum)):
            raise CellProblem("too_large", max=field.maximum)
        if field.type != "integer":
            return value
        if value != value.to_integral_value():
            raise CellProblem("import_not_integer", value=str(cell)[:80])
        return int(value)

    return convert


def decimal_of(cell: object) -> Decimal | None:
    """The exact number in a cell; None when blank."""
    if isinstance(cell, bool):
        raise CellProblem("import_not_number", value=str(cell))
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    written = text_of(cell)
    if not written:
        return None
    try:
        value = Decimal(written) if written.isascii() else None
    except InvalidOperation:
        value = None
    if value is None:
        value = _spelled(written)
    if not value.is_finite():
        raise CellProblem("import_not_number", value=written[:80])
    return value


def _spelled(written: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", written).replace(" ", "").lower()
    plain = re.sub(r"^(-?)(?:rmb|cny|usd|us\$|¥|\$|€|£)", r"\1", plain)
    plain = re.sub(r"(元|人民币|cny|rmb|usd|%)$", "", plain)
    shift = 0
    for mark, power in UNITS:
        if plain.endswith(mark):
            plain, shift = plain[: -len(mark)], shift + power
            break
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d{1,4}(,\d{4})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        return Decimal(plain).scaleb(shift)
    except InvalidOperation as error:
        raise CellProblem("import_not_number", value=written[:80]) from error


def boolean(field: Field) -> Converter:
    """是/否, yes/no, true/false, 1/0, √/×."""

    def convert(cell: object) -> bool | None:
        if isinstance(cell, bool):
            return cell
        written = text_of(cell).lower()
        if not written:
            return None
        if written in YES or written in NO:
            return written in YES
        raise CellProblem("import_not_boolean", value=written[:80])

    return convert


def day(field: Field, pattern: str = "") -> Converter:
    """A business day: ISO, 2026/1/31, 2026年1月31日, 20260131, Excel's serial number, or the given strptime pattern."""

    def convert(cell: object) -> date | None:
        moment = moment_of(cell, pattern)
        return moment.date() if isinstance(moment, datetime) else moment

    return convert


def instant(field: Field, pattern: str = "") -> Converter:
    """An instant in UTC; without a zone it is meant in the company's time; a day alone is its beginning."""

    def convert(cell: object) -> datetime | None:
        moment = moment_of(cell, pattern)
        if moment is None or isinstance(moment, datetime):
            if moment is None:
                return None
            return (moment if moment.tzinfo else moment.replace(tzinfo=clock.company_zone())).astimezone(UTC)
        return clock.day_start(moment)

    return convert


def moment_of(cell: object, pattern: str = "") -> datetime | date | None:
    """The date, or date with time, in a cell."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 1 < cell < 2_958_466:
        return _serial(float(cell))
    written = text_of(cell)
    if not written:
        return None
    try:
        if pattern:
            return datetime.strptime(written, pattern)  # noqa: DTZ007 - the zone is the company's, added by the caller
        return _iso(written) or _parsed(written)
    except (ValueError, OverflowError) as error:
        raise CellProblem("import_not_date", value=written[:80]) from error


def _iso(written: str) -> datetime | date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    except ValueError:
        return None


def _parsed(written: str) -> datetime | date:
    plain = unicodedata.normalize("NFKC", written).replace("T", " ")
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.*", plain):
        first, second = (int(part) for part in re.split(r"[/.-]", plain)[:2])
        if first <= 12 and second <= 12 and first != second:
            raise CellProblem("import_date_unclear", value=written[:80])
        order = "%d %m %Y" if first > 12 else "%m %d %Y"
        return datetime.strptime(re.sub(r"[/.-]", " ", plain)[:10].strip(), order).date()  # noqa: DTZ007
    head, _, tail = plain.replace("日 ", "日\0").replace(" ", "\0", 1 if plain[:1].isdigit() else 0).partition("\0")
    for pattern in FORMATS:
        for candidate, rest in ((plain, ""), (head, tail.strip())):
            try:
                found = datetime.strptime(candidate, pattern).date()  # noqa: DTZ007
            except ValueError:
                continue
            return datetime.combine(found, _clock(rest)) if rest else found
    raise ValueError(written)


def _clock(written: str) -> time:
    for pattern in TIMES:
        try:
            return datetime.strptime(written, pattern).time()  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError(written)


def _serial(number: float) -> datetime | date:
    days = EXCEL_EPOCH + timedelta(days=int(number))
    seconds = round((number - int(number)) * 86_400)
    return datetime.combine(days, time()) + timedelta(seconds=seconds) if seconds else days
