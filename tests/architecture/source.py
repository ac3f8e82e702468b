"""The product's source files and their syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "yingdan"


@cache
def modules() -> tuple[Path, ...]:
    """Python files of the package, without migrations."""
    return tuple(sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts))


@cache
def product() -> tuple[Path, ...]:
    """The same without tests."""
    return tuple(path for path in modules() if "tests" not in path.parts and path.name != "conftest.py")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(), str(path))


def name(path: Path) -> str:
    """The path as shown in a failure."""
    return str(path.relative_to(ROOT))


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name of what is called, without what stands before the last dot."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id


def literal(call: ast.Call, position: int) -> str | None:
    """The text given as an argument, None when it is computed or missing."""
    if position >= len(call.args):
        return None
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
