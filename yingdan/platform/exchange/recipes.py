"""Recipes as JSON: read with every mistake named, written back the same."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.types import Blank, Missing, Mode, Recipe, Rule, Step, Twins, Where

VERSION = 1
STEP_KEYS = {
    "resource", "file", "sheet", "header", "encoding", "delimiter", "mode", "key", "blank", "distinct", "where",
    "twins", "values", "fields", "note",
}  # fmt: skip
RULE_KEYS = {"column", "value", "template", "values", "format", "by", "missing", "otherwise", "note"}


def parse(raw: object) -> Recipe:
    """A recipe from JSON; raises `RecipeProblem` saying what is wrong and where."""
    top = _object(raw, "recipe")
    if (version := top.get("version", VERSION)) != VERSION:
        raise _wrong(f"version {version!r}")
    steps = _list(top.get("steps", []), "steps")
    setup = [_object(one, "setup") for one in _list(top.get("setup", []), "setup")]
    parsed = tuple(_step(one, f"steps[{n}]") for n, one in enumerate(steps))
    return Recipe(parsed, _text(top, "name", "recipe"), tuple(setup))


def load(path: Path) -> Recipe:
    """A recipe from a file."""
    try:
        return parse(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise RecipeProblem(detail=f"{path}: {error}") from error


def dump(recipe: Recipe) -> dict[str, Any]:
    """The recipe as JSON, defaults left out."""
    setup = {"setup": [dict(one) for one in recipe.setup]} if recipe.setup else {}
    return {"version": VERSION, "name": recipe.name, **setup, "steps": [dump_step(step) for step in recipe.steps]}


def _step(raw: object, at: str) -> Step:
    given = _object(raw, at)
    _only(given, STEP_KEYS, at)
    fields = {name: _rule(rule, f"{at}.fields.{name}") for name, rule in _object(given.get("fields", {}), at).items()}
    if not given.get("resource") or not given.get("file"):
        raise _wrong(f"{at}: resource, file")
    return Step(
        resource=_text(given, "resource", at),
        file=_text(given, "file", at),
        fields=fields,
        sheet=_text(given, "sheet", at),
        header=_number(given, "header", at),
        encoding=_text(given, "encoding", at),
        delimiter=_text(given, "delimiter", at),
        mode=_one_of(given, "mode", get_args(Mode), "upsert", at),
        key=_texts(given.get("key", []), f"{at}.key"),
        blank=_one_of(given, "blank", get_args(Blank), "keep", at),
        distinct=_flag(given, "distinct", at),
        twins=_one_of(given, "twins", get_args(Twins), "add", at),
        where=tuple(_where(one, f"{at}.where") for one in _list(given.get("where", []), f"{at}.where")),
        values={
            column: _words(words, f"{at}.values") for column, words in _object(given.get("values", {}), at).items()
        },
    )


def _rule(raw: object, at: str) -> Rule:
    given = _object({"column": raw} if isinstance(raw, str) else raw, at)
    _only(given, RULE_KEYS, at)
    value = given.get("value")
    if value is not None and not isinstance(value, str | int | float | bool):
        raise _wrong(f"{at}.value")
    otherwise = given.get("otherwise")
    return Rule(
        column=_text(given, "column", at),
        value=value,
        template=_text(given, "template", at),
        values=_words(given.get("values", {}), f"{at}.values"),
        format=_text(given, "format", at),
        by=_texts(given.get("by", []), f"{at}.by"),
        missing=_one_of(given, "missing", get_args(Missing), "error", at),
        otherwise=_rule(otherwise, f"{at}.otherwise") if otherwise is not None else None,
    )


def _where(raw: object, at: str) -> Where:
    given = _object(raw, at)
    _only(given, {"column", "in", "not"}, at)
    negate = "not" in given
    return Where(_text(given, "column", at), frozenset(_texts(given.get("not" if negate else "in", []), at)), negate)


def dump_step(step: Step) -> dict[str, Any]:
    """One step as JSON."""
    plain: dict[str, Any] = {"resource": step.resource, "file": step.file, "mode": step.mode}
    for name in ("sheet", "header", "encoding", "delimiter", "distinct"):
        if value := getattr(step, name):
            plain[name] = value
    if step.key:
        plain["key"] = list(step.key)
    if step.blank != "keep":
        plain["blank"] = step.blank
    if step.twins != "add":
        plain["twins"] = step.twins
    if step.where:
        plain["where"] = [{"column": w.column, "not" if w.negate else "in": sorted(w.values)} for w in step.where]
    if step.values:
        plain["values"] = {column: dict(words) for column, words in step.values.items()}
    plain["fields"] = {name: _dump_rule(rule) for name, rule in step.fields.items()}
    return plain


def _dump_rule(rule: Rule) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name in ("column", "template", "format"):
        if value := getattr(rule, name):
            plain[name] = value
    if rule.value is not None:
        plain["value"] = rule.value
    if rule.values:
        plain["values"] = dict(rule.values)
    if rule.by:
        plain["by"] = list(rule.by)
    if rule.missing != "error":
        plain["missing"] = rule.missing
    if rule.otherwise:
        plain["otherwise"] = _dump_rule(rule.otherwise)
    return plain


def _wrong(detail: str) -> RecipeProblem:
    return RecipeProblem(detail=detail)


def _only(given: Mapping[str, Any], allowed: set[str], at: str) -> None:
    if extra := set(given) - allowed:
        raise _wrong(f"{at}: {', '.join(sorted(extra))}")


def _object(raw: object, at: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _wrong(at)
    return raw


def _list(raw: object, at: str) -> list[Any]:
    if not isinstance(raw, list):
        raise _wrong(at)
    return raw


def _text(given: Mapping[str, Any], name: str, at: str) -> str:
    value = given.get(name) or ""
    if not isinstance(value, str):
        raise _wrong(f"{at}.{name}")
    return value


def _texts(raw: object, at: str) -> tuple[str, ...]:
    items = [raw] if isinstance(raw, str) else raw
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise _wrong(at)
    return tuple(items)


def _words(raw: object, at: str) -> dict[str, str]:
    words = _object(raw, at)
    if not all(isinstance(value, str) for value in words.values()):
        raise _wrong(at)
    return words


def _number(given: Mapping[str, Any], name: str, at: str) -> int:
    value = given.get(name) or 0
    if not isinstance(value, int) or not 0 <= value <= 100:
        raise _wrong(f"{at}.{name}")
    return value


def _flag(given: Mapping[str, Any], name: str, at: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise _wrong(f"{at}.{name}")
    return value


def _one_of(given: Mapping[str, Any], name: str, allowed: tuple[Any, ...], default: str, at: str) -> Any:
    value = given.get(name) or default
    if value not in allowed:
        raise _wrong(f"{at}.{name}: {value!r}")
    return value
