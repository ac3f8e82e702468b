"""Backup and restore: everything comes back, and nothing is ever overwritten."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import psycopg

from tests.ops.conftest import Yingdan
from yingdan.ops.postgres import server, tuning

QUICK = tuning.throwaway_settings()


def contents(home: Path) -> dict[str, int]:
    """Every table with a hash of its rows."""
    started = server.start(home, QUICK)
    try:
        with psycopg.connect(started.url) as connection:
            names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            query = "SELECT coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {} t"
            tables = [(name, psycopg.sql.SQL(query).format(psycopg.sql.Identifier(name))) for (name,) in names]
            return {name: int((connection.execute(query).fetchone() or [0])[0]) for name, query in tables}
    finally:
        started.stop()


def add_users(home: Path) -> None:
    started = server.start(home, QUICK)
    try:
        with psycopg.connect(started.url) as connection:
            connection.execute(
                "INSERT INTO accounts_user (username, name, password, created_at) "
                "SELECT 'u' || n, '销售' || n, 'x', now() FROM generate_series(1, 50) n"
            )
    finally:
        started.stop()


def test_a_backup_brings_back_every_row(
    home: Path, migrated_home: Path, new_home: Callable[[], Path], yingdan: Yingdan
) -> None:
    add_users(migrated_home)
    before = contents(migrated_home)
    file = home / "company.zip"
    made = yingdan("backup", file, YINGDAN_HOME=str(migrated_home))
    assert made.returncode == 0, made.stderr
    assert file.stat().st_mode & 0o777 == 0o600

    again = yingdan("backup", file, YINGDAN_HOME=str(migrated_home))
    assert (again.returncode, "never replaces" in again.stderr) == (1, True)

    other = new_home()
    unconfirmed = yingdan("restore", file, YINGDAN_HOME=str(other))
    assert (unconfirmed.returncode, "--yes" in unconfirmed.stderr) == (1, True)

    restored = yingdan("restore", "--yes", file, YINGDAN_HOME=str(other))
    assert restored.returncode == 0, restored.stderr
    assert contents(other) == before
    assert len(before) > 20

    onto_full = yingdan("restore", "--yes", file, YINGDAN_HOME=str(other))
    assert (onto_full.returncode, "not empty" in onto_full.stderr) == (1, True)
    assert contents(other) == before

    newer = home / "newer.zip"
    rewrite_manifest(file, newer, migrations=["deals.9999_from_the_future"], version="99.0.0")
    refused = yingdan("restore", "--yes", newer, YINGDAN_HOME=str(new_home()))
    assert (refused.returncode, "newer than this one" in refused.stderr) == (1, True)


def rewrite_manifest(source: Path, target: Path, **changes: object) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        new.writestr("manifest.json", json.dumps({**manifest, **changes}))
        new.writestr("database.dump", old.read("database.dump"))


def test_files_that_are_no_backups_are_named(home: Path, yingdan: Yingdan) -> None:
    damaged = home / "damaged.zip"
    damaged.write_bytes(b"PK nothing of use")
    for file, problem in ((damaged, "damaged"), (home / "absent.zip", "no file")):
        done = yingdan("restore", "--yes", file)
        assert (done.returncode, problem in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_doctor_names_what_to_mend(migrated_home: Path, yingdan: Yingdan) -> None:
    empty = yingdan("doctor")
    assert empty.returncode == 1
    assert "✓ PostgreSQL" in empty.stdout
    assert "→ Run: yingdan migrate" in empty.stdout
    done = yingdan("doctor", YINGDAN_HOME=str(migrated_home))
    assert "✓ Tables are those of this version" in done.stdout
    assert "✗ Worker does not run: it never ran" in done.stdout
