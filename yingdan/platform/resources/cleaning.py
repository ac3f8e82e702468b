"""Values on their way in: each checked and typed by its field; nothing reaches a service unchecked."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import IntegerField

from yingdan.kernel import clock
from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Field
from yingdan.platform.resources.values import NUMBERS, TEXTS, choices_of

INTEGERS = {
    "SmallIntegerField": (-(2**15), 2**15 - 1),
    "PositiveSmallIntegerField": (0, 2**15 - 1),
    "IntegerField": (-(2**31), 2**31 - 1),
    "PositiveIntegerField": (0, 2**31 - 1),
    "PositiveBigIntegerField": (0, 2**63 - 1),
}
LONGEST = {"longtext": 20_000}
MAX_ITEMS, MAX_ITEM = 50, 40
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
PHONE = re.compile(r"[0-9+()\-*#./, 、;；转ext]+", re.IGNORECASE)
URL = re.compile(r"(https?://)?[^\s:/]+\.[^\s]+", re.IGNORECASE)


class Refused(Exception):
    """What is wrong with a value."""

    def __init__(self, code: str, **params: Any) -> None:
        self.error = {"code": code, **params}
        super().__init__(code)


class Cleaner:
    """Checks the values of one resource for one actor."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens

    def clean(
        self, values: dict[str, Any], *, creating: bool
    ) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
        """Typed values by field name, and what is wrong by field name."""
        fields = self.lens.all_fields
        good: dict[str, Any] = {}
        wrong: dict[str, list[dict[str, Any]]] = {}
        for name, value in values.items():
            try:
                field = fields.get(name)
                if field is None:
                    raise Refused("unknown_field", field=name[:80])
                if not field.editable:
                    raise Refused("not_editable", field=name)
                good[name] = self.value(field, value)
            except Refused as refused:
                wrong[name] = [refused.error]
        if creating:
            for field in fields.values():
                if field.required and field.name not in values and field.editable:
                    wrong[field.name] = [{"code": "required"}]
        return good, wrong

    def value(self, field: Field, value: Any) -> Any:
        """One typed value; raises `Refused`."""
        model_field = self.lens.model_field(field)
        if isinstance(value, str):
            value = _sound(value)
        if value is None or value == "" or value == []:
            return self.nothing(field, model_field)
        if field.type == "ref":
            return self.reference(field, value)
        if field.type in TEXTS:
            return _text(field, value, model_field)
        return CLEANERS[field.type](field, value, model_field)

    def nothing(self, field: Field, model_field: Any) -> Any:
        """How an empty value is stored."""
        if field.required:
            raise Refused("required")
        if field.name in self.lens.custom or model_field is None:
            return None
        if field.type in ("tags", "multichoice"):
            return []
        if model_field.null:
            return None
        if field.type in TEXTS | {"choice"} and not model_field.is_relation:
            return ""
        raise Refused("required")

    def reference(self, field: Field, value: Any) -> int:
        """The id of a record that the actor can see."""
        if isinstance(value, dict):
            value = value.get("id")
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
            raise Refused("bad_value")
        target = spec.get(field.ref)
        if target is None or not target.visible(self.lens.actor, "read").filter(pk=value).exists():
            raise Refused("no_such_record")
        return value


def _sound(value: str) -> str:
    """The text without surrounding blanks; what PostgreSQL cannot hold is refused."""
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise Refused("bad_value")
    return value.strip()


def _text(field: Field, value: Any, model_field: Any) -> str:
    if not isinstance(value, str):
        raise Refused("bad_value")
    longest = field.max_length or getattr(model_field, "max_length", None) or LONGEST.get(field.type, 1000)
    if len(value) > longest:
        raise Refused("too_long", max=longest)
    pattern = {"email": EMAIL, "phone": PHONE, "url": URL}.get(field.type)
    if pattern and not pattern.fullmatch(value):
        raise Refused(f"bad_{field.type}")
    return value


def _number(field: Field, value: Any, model_field: Any) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)) or len(str(value)) > 60:
        raise Refused("bad_number")
    try:
        number = Decimal(str(value).replace(",", ""))
    except (InvalidOperation, ValueError) as error:
        raise Refused("bad_number") from error
    if not number.is_finite():
        raise Refused("bad_number")
    whole = field.type == "integer" or isinstance(model_field, IntegerField)
    _in_range(field, number, model_field, whole)
    return int(number) if whole else number


def _in_range(field: Field, number: Decimal, model_field: Any, whole: bool) -> None:
    places = 0 if whole else 2 if field.type == "money" else int(getattr(model_field, "decimal_places", None) or 6)
    digits = getattr(model_field, "max_digits", None) or 18 + places
    low, high = INTEGERS.get(model_field.get_internal_type() if model_field else "", (-(2**63), 2**63 - 1))
    if field.minimum is not None:
        low = max(Decimal(low), Decimal(str(field.minimum)))  # type: ignore[assignment]
    if field.maximum is not None:
        high = min(Decimal(high), Decimal(str(field.maximum)))  # type: ignore[assignment]
    if not whole:
        high = min(high, 10 ** (digits - places) - 1)
    if number < low:
        raise Refused("too_small", min=_said(low))
    if number > high:
        raise Refused("too_large", max=_said(high))
    if -int(number.normalize().as_tuple().exponent) > places:
        raise Refused("too_precise", places=places)


def _said(limit: int | Decimal) -> int | str:
    return int(limit) if limit == int(limit) else str(limit)


def _date(field: Field, value: Any, model_field: Any) -> date:
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Refused("bad_date")


def _datetime(field: Field, value: Any, model_field: Any) -> datetime:
    """Without an offset it is the company's time."""
    try:
        return clock.instant(datetime.fromisoformat(value))
    except (ValueError, TypeError) as error:
        raise Refused("bad_datetime") from error


def _boolean(field: Field, value: Any, model_field: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused("bad_value")
    return value


def _choice(field: Field, value: Any, model_field: Any) -> Any:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
    if text is None or text not in {choice.value for choice in choices_of(field)}:
        raise Refused("unknown_choice", value=str(value)[:40])
    return int(text) if model_field is not None and model_field.is_relation else text


def _list(field: Field, value: Any, model_field: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused("bad_value")
    items = list(dict.fromkeys(filter(None, map(_sound, value))))
    if len(items) > MAX_ITEMS:
        raise Refused("too_many_values", max=MAX_ITEMS)
    if field.type == "multichoice":
        known = {choice.value for choice in choices_of(field)}
        for item in items:
            if item not in known:
                raise Refused("unknown_choice", value=item[:40])
    for item in items:
        if len(item) > MAX_ITEM:
            raise Refused("too_long", max=MAX_ITEM)
    return items


CLEANERS: dict[str, Callable[[Field, Any, Any], Any]] = {
    **dict.fromkeys(NUMBERS, _number),
    "date": _date,
    "datetime": _datetime,
    "boolean": _boolean,
    "choice": _choice,
    "multichoice": _list,
    "tags": _list,
}


def storable(value: Any) -> Any:
    """A clean value as the JSON of the custom fields holds it; exact numbers as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
