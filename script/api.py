"""Writes the API's description and the web app's types made from it, or checks that the committed ones are current."""

import argparse
import difflib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import bootstrap
import django
from bootstrap import WEB
from django.utils.module_loading import import_string

OPENAPI = WEB / "src" / "api" / "openapi.json"
TYPES = WEB / "src" / "api" / "schema.d.ts"
SHOWN_LINES = 40


def main() -> int:
    """Entry point of script/api."""
    parser = argparse.ArgumentParser(prog="script/api", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the committed files differ")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="yingdan-api-") as folder:
        description, types = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        description.write_text(openapi(), encoding="utf-8")
        make_types(description, types)
        pairs = [(description, OPENAPI), (types, TYPES)]
        return compare(pairs) if args.check else replace(pairs)


def openapi() -> str:
    """The description as JSON, in the order of the routes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    api = import_string("yingdan.config.api.api")
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1) + "\n"


def make_types(description: Path, types: Path) -> None:
    """TypeScript types by the web app's own tool (web/tools/gen-api)."""
    command, environment = bootstrap.npm_command("run", "--silent", "gen-api", "--", str(description), str(types))
    done = subprocess.run(command, cwd=WEB, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"✗ The types could not be made:\n{done.stdout}{done.stderr}")


def replace(pairs: list[tuple[Path, Path]]) -> int:
    """Writes what changed."""
    for new, file in pairs:
        changed = not file.exists() or file.read_text(encoding="utf-8") != new.read_text(encoding="utf-8")
        if changed:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(new.read_text(encoding="utf-8"), encoding="utf-8")
        print(f"{file.relative_to(bootstrap.ROOT)}: {'written' if changed else 'unchanged'}")
    return 0


def compare(pairs: list[tuple[Path, Path]]) -> int:
    """Shows how the committed files differ; 1 when they do."""
    stale = 0
    for new, file in pairs:
        name = str(file.relative_to(bootstrap.ROOT))
        old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        difference = list(
            difflib.unified_diff(old, new.read_text(encoding="utf-8").splitlines(), name, "now", lineterm="")
        )
        if difference:
            stale = 1
            print("\n".join(difference[:SHOWN_LINES]))
            print(f"✗ {name} is not current\n  → Run script/api and commit what it writes.")
        else:
            print(f"{name} is current")
    return stale


if __name__ == "__main__":
    sys.exit(main())
