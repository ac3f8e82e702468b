"""Texts: complete in both languages, with the same placeholders, and every code that is raised has one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from tests.architecture.source import calls, literal, name, product, tree
from yingdan.kernel.permissions import catalogue
from yingdan.kernel.texts import all_texts, single, text
from yingdan.platform.resources import spec

RAISED = {"AppError": 0, "Conflict": 0, "Forbidden": 0, "NotFound": 0, "Unauthorized": 0, "Invalid": 0, "invalid": 1}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def says(text: str) -> bool:
    """Whether there are words besides what is put in."""
    return any(character.isalpha() for part, *_ in Formatter().parse(text) for character in part)


def test_both_languages_say_the_same() -> None:
    wrong = {
        code: pair
        for code, pair in all_texts().items()
        if not (pair[0].strip() and pair[1].strip()) or placeholders(pair[0]) != placeholders(pair[1])
    }
    assert wrong == {}


def test_each_language_is_what_it_says() -> None:
    foreign = {code: zh for code, (zh, en) in all_texts().items() if says(zh) and not CHINESE.search(zh)}
    assert foreign == {}
    assert {code: en for code, (zh, en) in all_texts().items() if CHINESE.search(en)} == {}


# What follows a figure and is no noun, or a noun that the figure does not count.
NO_PLURAL = re.compile(
    "is|was|has|does|as|asks|awaits|disputes|goes|keeps|less|moves|reminds|shares|stands|takes|this|waits"
)


def test_english_knows_the_singular_of_what_it_counts() -> None:
    unknown = {
        code: found[0]
        for code, (_, en) in all_texts().items()
        for found in re.finditer(r"\{(\w+)\} ([a-z-]+s|people)\b", en)
        if not NO_PLURAL.fullmatch(found[2]) and single(f"1 {found[2]}") == f"1 {found[2]}"
    }
    assert unknown == {}


def test_a_figure_of_one_is_followed_by_the_singular() -> None:
    assert text("notify.task.escalated", "en", name="Q1 deals", owner="Li", days=1) == (
        "The task Q1 deals of Li is 1 day overdue"
    )
    assert text("notify.task.escalated", "en", name="Call", owner="Li", days=11).endswith("11 days overdue")


def test_permissions_and_resources_have_names_in_both_languages() -> None:
    pairs = {code: (one.zh, one.en) for code, one in catalogue().items()}
    for resource in spec.all_resources():
        pairs[resource.name] = resource.label
        pairs[f"{resource.name}s"] = resource.label_plural
        pairs.update({f"{resource.name}.{field.name}": field.label for field in resource.fields})
    assert {key: pair for key, pair in pairs.items() if not (pair[0].strip() and pair[1].strip())} == {}
    assert {key: pair for key, pair in pairs.items() if CHINESE.search(pair[1])} == {}


def codes(path: Path) -> Iterator[str]:
    """Codes of errors that a module can raise."""
    for call, called in calls(path):
        if called in RAISED and (code := literal(call, RAISED[called])):
            yield code
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "code" and isinstance(value, ast.Constant):
                    yield str(value.value)
        elif isinstance(node, ast.ClassDef) and node.bases:
            yield from class_code(node)


def class_code(node: ast.ClassDef) -> Iterator[str]:
    """`code = "…"` or `code, status = "…", 401` in an error class."""
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    if not bases & {*RAISED, "Exception"}:
        return
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            for target, value in _pairs(statement):
                if isinstance(target, ast.Name) and target.id == "code" and isinstance(value, ast.Constant):
                    yield str(value.value)


def _pairs(statement: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    target, value = statement.targets[0], statement.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=True)
    else:
        yield target, value


def test_every_code_has_a_text() -> None:
    raised = {(name(path), code) for path in product() for code in codes(path)}
    assert len(raised) > 30
    assert sorted(item for item in raised if item[1] not in all_texts()) == []
