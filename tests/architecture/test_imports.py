"""Who may import whom: tiers between apps, layers inside an app, doors between neighbours."""

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import PACKAGE, ROOT, name, product, tree

# What another app may be asked for. `models` is for foreign keys and queries of lower tiers, `ports` for plugs,
# `figures`, `metrics` and `won` for sums that are kept up to date.
DOORS = {
    "services",
    "selectors",
    "types",
    "errors",
    "models",
    "ports",
    "rules",
    "permissions",
    "figures",
    "metrics",
    "won",
}
# The kernel has no inside, and the platform's engines are there to be used.
OPEN = {"kernel", "platform"}
ASSEMBLY = {"config", "ops", "demo"}  # put everything together
LAYERS = ["types", "rules", "models", "selectors", "services", "api"]
APPS = {path.parent.name for path in PACKAGE.glob("*/apps.py")}


def test_contracts_between_apps_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert not failed, capsys.readouterr().out


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports from the package, with the imported name attached."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("yingdan"):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("yingdan"))
    return found


def place(path: Path) -> tuple[str, str]:
    """App and layer of a file: yingdan/org/services/teams.py → ("org", "services")."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0], parts[1] if len(parts) > 1 else ""


def test_other_apps_are_entered_by_their_doors() -> None:
    wrong = [
        f"{name(path)} imports {dotted}"
        for path in product()
        if place(path)[0] in APPS - ASSEMBLY
        for dotted in sorted(imports(path))
        if (parts := dotted.split("."))[1] in APPS - OPEN - {place(path)[0]} and parts[2] not in DOORS
    ]
    assert wrong == []


def test_inside_an_app_imports_go_downwards() -> None:
    wrong = [
        f"{name(path)} imports {dotted}"
        for path in product()
        if (here := place(path))[1] in LAYERS
        for dotted in sorted(imports(path))
        if (parts := dotted.split("."))[1] == here[0]
        and len(parts) > 2
        and parts[2] in LAYERS
        and LAYERS.index(parts[2]) > LAYERS.index(here[1])
    ]
    assert wrong == []


def test_rules_know_no_database() -> None:
    database = re.compile(r"^(from|import) (django\.db|yingdan\.\w+\.models)", re.MULTILINE)
    wrong = [name(path) for path in product() if place(path)[1] == "rules" and database.search(path.read_text())]
    assert wrong == []


def test_no_signals_and_no_models_by_name() -> None:
    banned = re.compile(r"django\.db\.models\.signals|\bget_model\(")
    assert [name(path) for path in product() if banned.search(path.read_text())] == []
