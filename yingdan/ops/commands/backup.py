"""`yingdan backup`: the whole company in one file, while everything goes on running."""

import argparse
import sys
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from yingdan import __version__
from yingdan.kernel import clock
from yingdan.ops import archive, database, photos
from yingdan.ops import home as data_home
from yingdan.ops.console import OpsError, say

MB = 1024**2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", nargs="?", type=Path, help="file to write (default: backups/ in the data folder)")


def run(args: argparse.Namespace) -> None:
    """Writes the file and says where it is."""
    with database.ready() as url:
        path = args.file or archive.default_path(data_home.home() / "backups", clock.now())
        if path.exists():
            raise OpsError(f"{path} exists.", "Name another file; a backup never replaces one.")
        if not path.parent.is_dir():
            raise OpsError(f"There is no folder {path.parent}.", "Make it, or name a file elsewhere.")
        elsewhere, facts = photos.described()
        manifest = {
            "product": "yingdan",
            "version": __version__,
            "at": clock.now().isoformat(),
            "migrations": migrations(),
            **({"photos": facts} if facts else {}),
        }
        size = archive.write(path, url, manifest, progress)
    say(f"{path} ({size / MB:.1f} MB) holds the whole company. Bring it back with: yingdan restore {path}")
    if elsewhere:
        say(f"  Except for photos: {elsewhere}. Copy that bucket with the tools of its storage.")


def migrations() -> list[str]:
    """Names of the migrations that are applied: what a restoring version must know."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def progress(size: int) -> None:
    """Megabytes so far, on a terminal."""
    if sys.stdout.isatty():
        print(f"\r\033[K  {size / MB:.0f} MB", end="\r", flush=True)
