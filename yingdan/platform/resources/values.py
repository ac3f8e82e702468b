"""Values on their way out: JSON for the API, words for exports and history."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from yingdan.kernel import clock
from yingdan.platform.resources.hiding import mask
from yingdan.platform.resources.spec import Choice, Field

TEXTS = frozenset({"text", "longtext", "phone", "email", "url"})
NUMBERS = frozenset({"integer", "decimal", "money", "percent"})


def to_json(field: Field, value: Any) -> Any:
    """A value as the API gives it: money and decimals as text, dates ISO, instants ISO in UTC."""
    if value is None:
        return None
    if field.masked:
        return mask(str(value))
    match field.type:
        case "money":
            return f"{Decimal(value):.2f}"
        case "decimal" | "percent":
            return value if isinstance(value, int) else plain(Decimal(value))
        case "integer":
            return int(value)
        case "datetime":
            return value if isinstance(value, str) else instant(value)
        case "date":
            return value.isoformat() if isinstance(value, date) else value
        case "boolean":
            return value if isinstance(value, bool) else value == "true"
        case "tags" | "multichoice":
            return list(value)
        case "choice":
            return str(value)
        case "choice":
            return str(value)  # choices from the database are keyed by the text of their id
    return value


def instant(value: datetime) -> str:
    """ISO text in UTC, ending in Z."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def plain(value: Decimal) -> str:
    """A decimal without superfluous zeros or exponents."""
    return f"{value:f}".rstrip("0").rstrip(".") if value != value.to_integral_value() else f"{value:.0f}"


def choices_of(field: Field) -> list[Choice]:
    """The choices of a field, wherever they come from."""
    return field.choices() if callable(field.choices) else list(field.choices)


def said(pair: tuple[str, str], locale: str) -> str:
    """The label in the reader's language."""
    return pair[1] if locale == "en" else pair[0]


def wording(field: Field, locale: str) -> Callable[[Any], str]:
    """A function that says a JSON value of the field in words (for exports as text, and for history)."""
    labels = {choice.value: said(choice.label, locale) for choice in choices_of(field)}
    if field.type == "boolean":
        labels = {"True": "Yes", "False": "No"} if locale == "en" else {"True": "是", "False": "否"}

    def say(value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, list):
            return "、".join(labels.get(str(one), str(one)) for one in value)
        if isinstance(value, dict):
            return str(value.get("label") or "")
        if field.type == "datetime":
            return local(value)
        return labels.get(str(value), str(value))

    return say


def local(value: str) -> str:
    """An ISO instant in the company's time."""
    return datetime.fromisoformat(value).astimezone(clock.company_zone()).strftime("%Y-%m-%d %H:%M")
