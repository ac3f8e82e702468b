"""What a step of a visit may ask, and what its answer must look like."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

KINDS = ("photo", "stock", "order", "collection", "competitor", "display", "survey", "note")
QUESTIONS = ("text", "number", "choice", "yes_no")
METHODS = ("cash", "transfer", "wechat", "alipay", "cheque", "other")
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LINES, TEXT, NAME = 300, 2000, 200
AMOUNT, COUNT = 10**13, 10**9  # fen, pieces
# What a visit without a type may hold.
FREE: tuple[dict[str, Any], ...] = (
    {"key": "photo", "kind": "photo", "name": "拍照", "name_en": "Photos", "required": False},
    {"key": "note", "kind": "note", "name": "说明", "name_en": "Note", "required": False},
)
Wrong = tuple[str, str]  # path of the field, code of what is wrong
Said = Iterator[Wrong]


def wrong_steps(steps: list[dict[str, Any]], photos_most: int) -> list[Wrong]:
    """What is wrong with the steps of a type."""
    found: list[Wrong] = []
    keys = [step["key"] for step in steps]
    for number, step in enumerate(steps):
        at = f"steps.{number}"
        if not KEY.fullmatch(step["key"]) or keys.index(step["key"]) != number:
            found.append((f"{at}.key", "visit_step_key"))
        if step["kind"] not in KINDS:
            found.append((f"{at}.kind", "bad_value"))
        if not step["name"].strip():
            found.append((f"{at}.name", "required"))
        low, high = step.get("min") or 0, step.get("max") or photos_most
        if step["kind"] == "photo" and not (low <= high <= photos_most):
            found.append((f"{at}.max", "visit_photos_range"))
        if step["kind"] == "survey":
            found += _wrong_questions(step.get("questions") or [], f"{at}.questions")
    return found


def _wrong_questions(questions: list[dict[str, Any]], at: str) -> Said:
    if not questions:
        yield at, "required"
    keys = [one["key"] for one in questions]
    for number, one in enumerate(questions):
        if not KEY.fullmatch(one["key"]) or keys.index(one["key"]) != number:
            yield f"{at}.{number}.key", "visit_step_key"
        if one["kind"] not in QUESTIONS:
            yield f"{at}.{number}.kind", "bad_value"
        if not one["text"].strip():
            yield f"{at}.{number}.text", "required"
        if one["kind"] == "choice" and len(set(one.get("choices") or [])) < 2:
            yield f"{at}.{number}.choices", "visit_choices"


def wrong_answer(step: Mapping[str, Any], answer: Any, photos_most: int) -> list[Wrong]:
    """What is wrong with an answer to a step; paths begin with `answer`."""
    if not isinstance(answer, dict):
        return [("answer", "bad_value")]
    return list(_CHECKS[step["kind"]](step, answer, photos_most))


def photos_of(kind: str, answer: Mapping[str, Any]) -> list[str]:
    """The photos that an answer names."""
    if kind == "photo":
        return list(answer.get("photos") or [])
    if kind == "competitor":
        return [one for row in answer.get("rows") or [] for one in row.get("photos") or []]
    return []


def missing(steps: list[dict[str, Any]], answered: Mapping[str, Any]) -> list[str]:
    """Keys of the required steps without an answer."""
    return [step["key"] for step in steps if step.get("required") and step["key"] not in answered]


def _uuids(value: Any, path: str, low: int, high: int) -> Said:
    if not isinstance(value, list) or not all(map(_is_uuid, value)) or len(set(value)) != len(value):
        yield path, "bad_value"
    elif not low <= len(value) <= high:
        yield path, "visit_photos_range"


def _is_uuid(text: Any) -> bool:
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def _photo(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    low = step.get("min") or (1 if step.get("required") else 0)
    yield from _uuids(answer.get("photos"), "answer.photos", low, step.get("max") or most)


def _number(row: Mapping[str, Any], name: str, path: str, *, needed: bool, most: int, whole: bool = False) -> Said:
    value = row.get(name)
    if value is None:
        if needed:
            yield f"{path}.{name}", "required"
    elif isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not 0 <= value <= most:
        yield f"{path}.{name}", "bad_value"


def _text(row: Mapping[str, Any], name: str, path: str, *, needed: bool = False, most: int = TEXT) -> Said:
    value = row.get(name)
    if value is None or value == "":
        if needed:
            yield f"{path}.{name}", "required"
    elif not isinstance(value, str) or len(value) > most:
        yield f"{path}.{name}", "bad_value"
    elif needed and not value.strip():
        yield f"{path}.{name}", "required"


def _rows(answer: dict[str, Any], name: str) -> tuple[list[dict[str, Any]], list[Wrong]]:
    rows = answer.get(name)
    if not isinstance(rows, list) or len(rows) > LINES or not all(isinstance(row, dict) for row in rows):
        return [], [(f"answer.{name}", "bad_value")]
    return rows, []


def _products(rows: list[dict[str, Any]], name: str) -> Said:
    seen: set[int] = set()
    for number, row in enumerate(rows):
        product = row.get("product_id")
        if isinstance(product, bool) or not isinstance(product, int) or not 0 < product < 2**63:
            yield f"answer.{name}.{number}.product_id", "required"
        elif product in seen:
            yield f"answer.{name}.{number}.product_id", "visit_product_twice"
        else:
            seen.add(product)


def _stock(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    rows, wrong = _rows(answer, "lines")
    yield from wrong
    yield from _products(rows, "lines")
    for number, row in enumerate(rows):
        path = f"answer.lines.{number}"
        yield from _number(row, "stock", path, needed=True, most=COUNT)
        yield from _number(row, "opening", path, needed=False, most=COUNT)
        yield from _number(row, "returned", path, needed=False, most=COUNT)
        yield from _number(row, "price_seen", path, needed=False, most=AMOUNT, whole=True)


def _order(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    rows, wrong = _rows(answer, "lines")
    yield from wrong
    yield from _products(rows, "lines")
    for number, row in enumerate(rows):
        path = f"answer.lines.{number}"
        yield from _number(row, "quantity", path, needed=True, most=COUNT)
        yield from _number(row, "price", path, needed=True, most=AMOUNT, whole=True)
    yield from _text(answer, "note", "answer")


def _collection(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    yield from _number(answer, "amount", "answer", needed=True, most=AMOUNT, whole=True)
    if answer.get("method") not in METHODS:
        yield "answer.method", "bad_value"
    yield from _text(answer, "note", "answer")


def _competitor(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    rows, wrong = _rows(answer, "rows")
    yield from wrong
    for number, row in enumerate(rows):
        path = f"answer.rows.{number}"
        yield from _text(row, "competitor", path, needed=True, most=NAME)
        for name in ("product", "promotion", "display"):
            yield from _text(row, name, path, most=NAME)
        yield from _text(row, "note", path)
        yield from _number(row, "price", path, needed=False, most=AMOUNT, whole=True)
        yield from _uuids(row.get("photos", []), f"{path}.photos", 0, most)


def _display(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    rows, wrong = _rows(answer, "faces")
    yield from wrong
    yield from _products(rows, "faces")
    for number, row in enumerate(rows):
        yield from _number(row, "faces", f"answer.faces.{number}", needed=True, most=COUNT, whole=True)
        yield from _text(row, "position", f"answer.faces.{number}", most=NAME)
    if answer.get("ok") is not None and not isinstance(answer["ok"], bool):
        yield "answer.ok", "bad_value"
    yield from _text(answer, "note", "answer")


def _survey(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    given = answer.get("answers")
    if not isinstance(given, dict):
        yield "answer.answers", "bad_value"
        return
    questions = {one["key"]: one for one in step.get("questions") or []}
    for key in set(given) - set(questions):
        yield f"answer.answers.{key}", "bad_value"
    for key, question in questions.items():
        value = given.get(key)
        if value is None or value == "":
            if question.get("required"):
                yield f"answer.answers.{key}", "required"
        elif not _OF_QUESTION[question["kind"]](value, question):
            yield f"answer.answers.{key}", "bad_value"


def _is_number(value: Any, question: Mapping[str, Any]) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= AMOUNT


_OF_QUESTION: dict[str, Callable[[Any, Mapping[str, Any]], bool]] = {
    "text": lambda value, _: isinstance(value, str) and len(value) <= TEXT,
    "number": _is_number,
    "choice": lambda value, question: value in (question.get("choices") or []),
    "yes_no": lambda value, _: isinstance(value, bool),
}


def _note(step: Mapping[str, Any], answer: dict[str, Any], most: int) -> Said:
    yield from _text(answer, "text", "answer", needed=bool(step.get("required")))


_CHECKS: dict[str, Callable[[Mapping[str, Any], dict[str, Any], int], Said]] = {
    "photo": _photo, "stock": _stock, "order": _order, "collection": _collection, "competitor": _competitor,
    "display": _display, "survey": _survey, "note": _note,
}  # fmt: skip
