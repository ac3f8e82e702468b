"""Sizes and habits of files."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, modules, name, product, tree

BUDGET = 300
GENERATED = {"web/src/api/schema.d.ts"}
WEB = [ROOT / "web" / folder for folder in ("src", "tools")]


def web_files() -> list[Path]:
    found = [path for folder in WEB for ending in ("*.ts", "*.tsx", "*.mjs") for path in folder.rglob(ending)]
    return [path for path in found if name(path) not in GENERATED and "node_modules" not in path.parts]


def other_python() -> list[Path]:
    return [path for folder in ("tests", "script") for path in (ROOT / folder).rglob("*.py")]


def test_there_is_something_to_look_at() -> None:
    assert len(product()) > 100
    assert len(other_python()) > 10


def test_no_file_is_longer_than_the_budget() -> None:
    sizes = {name(path): len(path.read_text().splitlines()) for path in [*modules(), *other_python(), *web_files()]}
    assert {path: size for path, size in sizes.items() if size > BUDGET} == {}


def test_files_are_short_in_the_middle() -> None:
    sizes = sorted(size for path in product() if (size := len(path.read_text().splitlines())) > 3)
    assert sizes[len(sizes) // 2] <= 100
    assert sizes[int(len(sizes) * 0.9)] <= 250


def test_every_module_says_what_it_is_for() -> None:
    silent = [name(path) for path in modules() if not ast.get_docstring(tree(path)) and not _bare_package(path)]
    assert silent == []


def _bare_package(path: Path) -> bool:
    return path.name == "__init__.py" and path.parent.name == "tests" and not path.read_text().strip()


@pytest.mark.parametrize("app", sorted(path.parent.name for path in PACKAGE.glob("*/apps.py")))
def test_every_app_explains_itself(app: str) -> None:
    assert (PACKAGE / app / "README.md").is_file()
