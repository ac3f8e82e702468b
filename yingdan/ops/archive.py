"""The backup file: a zip with `manifest.json` and `database.dump` (PostgreSQL's custom format).

Uploaded files are in the database, so this is the whole company, but for photos in storage of their own
(`photos`). Both ways are streamed, and a file appears under its name only when complete.
"""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from psycopg.conninfo import conninfo_to_dict

from yingdan.ops.console import OpsError
from yingdan.ops.postgres import binaries

MANIFEST = "manifest.json"
DUMP = "database.dump"
FORMAT = 1
CHUNK = 1024**2
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def write(path: Path, url: str, manifest: dict[str, Any], progress: Callable[[int], None]) -> int:
    """Dumps the database into the file; returns the file's size in bytes."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **manifest}, ensure_ascii=False, indent=1))
            with archive.open(DUMP, "w", force_zip64=True) as target:
                _dump(url, target, progress)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        raise OpsError(
            f"The backup {path} could not be written: {error.strerror}.", "Free some space or choose another place."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return path.stat().st_size


def _dump(url: str, target: IO[bytes], progress: Callable[[int], None]) -> None:
    command = [binaries.client().program("pg_dump"), "--format=custom", "--compress=6", "--no-owner", "--no-privileges"]
    process = subprocess.Popen(command, env=environment(url), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    total = 0
    try:
        while chunk := process.stdout.read(CHUNK):
            target.write(chunk)
            total += len(chunk)
            progress(total)
    except BaseException:
        process.kill()
        raise
    finally:
        said = process.stderr.read().decode(errors="replace").strip()
        process.wait()
    if process.returncode != 0:
        raise OpsError(f"pg_dump failed:\n{said}", "Mend what it says and run the backup again.")


def read_manifest(path: Path) -> dict[str, Any]:
    """What the backup says about itself; OpsError when the file is none of ours or damaged."""
    with _opened(path) as archive:
        return dict(json.loads(archive.read(MANIFEST)))


def restore(path: Path, url: str, progress: Callable[[int], None]) -> None:
    """Brings the dump into the (empty) database in one transaction: all of it or nothing."""
    command = [binaries.client().program("pg_restore"), "--exit-on-error", "--single-transaction", "--no-owner"]
    command += ["--no-privileges", "--no-comments", f"--dbname={conninfo_to_dict(url)['dbname']}"]
    with _opened(path) as archive, archive.open(DUMP) as source:
        process = subprocess.Popen(command, env=environment(url), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdin
        assert process.stderr
        total = 0
        try:
            while chunk := source.read(CHUNK):
                process.stdin.write(chunk)
                total += len(chunk)
                progress(total)
            process.stdin.close()
        except BrokenPipeError:
            pass  # it ended early: its own words, below, say why
        except zipfile.BadZipFile:
            process.kill()
            raise
        finally:
            said = process.stderr.read().decode(errors="replace").strip()
            process.wait()
    if process.returncode != 0:
        raise OpsError(f"pg_restore failed, nothing was changed:\n{said}", "Mend what it says and restore again.")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise OpsError(f"There is no file {path}.", "Name a backup made with `yingdan backup`.") from error
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise OpsError(f"{path} is no backup of Yingdan, or damaged: {error}.", "Use another copy.") from error
    except OSError as error:
        raise OpsError(f"{path} cannot be read: {error.strerror}.", "Check the path and its permissions.") from error


def environment(url: str) -> dict[str, str]:
    """The address for PostgreSQL's programs; by the environment, for arguments are seen by every user."""
    given = {VARIABLES[name]: str(value) for name, value in conninfo_to_dict(url).items() if name in VARIABLES}
    return {**{name: value for name, value in os.environ.items() if not name.startswith("PG")}, **given}


def default_path(folder: Path, now: datetime) -> Path:
    """`yingdan-2026-01-31-235959.zip` in the folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"yingdan-{now:%Y-%m-%d-%H%M%S}.zip"


def free_bytes(folder: Path) -> int:
    """Room on the disk of the folder."""
    return shutil.disk_usage(folder).free
