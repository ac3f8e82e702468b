"""`yingdan restore`: a backup into an empty database, all of it or nothing."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from yingdan import __version__
from yingdan.ops import archive, database
from yingdan.ops.commands import migrate
from yingdan.ops.commands.backup import progress
from yingdan.ops.console import OpsError, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", type=Path, help="a file written by `yingdan backup`")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> None:
    """Checks the file and the database, asks, restores, and brings the result to this version."""
    manifest = archive.read_manifest(args.file)
    check_manifest(args.file, manifest)
    with database.ready() as url:
        check_empty()
        confirm(manifest, database.display(url), asked=not args.yes)
        connection.close()
        archive.restore(args.file, url, progress)
        migrate.apply(quiet=True)
    say(f"Restored {args.file} (made {manifest['at']} by version {manifest['version']}).")
    if photos := manifest.get("photos"):
        say(f"  {photos['files']} photo files are not in it: they lie in {photos['place']}.")
        say("  Set YINGDAN_PHOTOS and YINGDAN_S3_… to that storage; `yingdan doctor` says whether they can be read.")


def check_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """Refuses files of another kind and of a newer version than this one."""
    if manifest.get("product") != "yingdan" or manifest.get("format") != archive.FORMAT:
        raise OpsError(f"{path} is no backup that this version can read.", "Use the version that wrote it.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := set(manifest["migrations"]) - known:
        raise OpsError(
            f"{path} was made by version {manifest['version']}, which is newer than this one ({__version__}): "
            f"it has changes that are not known here ({', '.join(sorted(unknown)[:3])} …).",
            f"Upgrade to version {manifest['version']} or newer, then restore.",
        )


def check_empty() -> None:
    """Refuses a database with tables: a restore never overwrites."""
    if connection.introspection.table_names():
        raise OpsError(
            "The database is not empty; a restore never overwrites.",
            "Set YINGDAN_HOME to a new folder, or DATABASE_URL to an empty database, and restore there.",
        )


def confirm(manifest: dict[str, Any], place: str, *, asked: bool) -> None:
    """Says what will happen and waits for a yes."""
    say(f"Backup of {manifest['at']}, version {manifest['version']} → {place}")
    if not asked:
        return
    if not sys.stdin.isatty():
        raise OpsError("Nobody is there to confirm.", "Add --yes to restore without a question.")
    if input("Restore it? [y/N] ").strip().lower() not in ("y", "yes", "是"):
        raise OpsError("Nothing was changed.")
