"""`yingdan doctor`: checks an installation part by part; each finding names its remedy. Exit code 1 when one fails."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from yingdan import __version__
from yingdan.kernel import ports
from yingdan.ops import database, health
from yingdan.ops import home as data_home
from yingdan.ops import photos as photo_storage
from yingdan.ops.console import say

GB = 1024**3
LOW_DISK = 2 * GB
PACKAGES = ("django", "django-ninja", "psycopg", "procrastinate", "granian", "whitenoise", "orjson", "pillow")
EXTENSIONS = ("ltree", "pg_trgm", "btree_gin")


@dataclass(frozen=True)
class Finding:
    """One line of the report; a remedy makes it a failure."""

    text: str
    remedy: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--repair", action="store_true", help="compute stored sums anew where they are wrong")


def run(args: argparse.Namespace) -> int:
    """Shows every finding."""
    failed = 0
    say(f"Yingdan {__version__} · data in {data_home.home()}")
    with database.ready() as url:
        say(f"Database {database.display(url)}")
        if args.repair:
            repair()
        for check in CHECKS:
            for finding in check():
                failed += bool(finding.remedy)
                say(f"{'✗' if finding.remedy else '✓'} {finding.text}")
                if finding.remedy:
                    say(f"  → {finding.remedy}")
    say("Everything is well." if not failed else f"{failed} to mend.")
    return 1 if failed else 0


def programs() -> Iterator[Finding]:
    """Python and packages."""
    yield Finding(f"Python {sys.version.split()[0]}")
    missing = [name for name in PACKAGES if not _installed(name)]
    if missing:
        yield Finding(f"Packages are missing: {', '.join(missing)}", "Run script/setup.")
    else:
        yield Finding(f"Packages: {', '.join(f'{name} {version(name)}' for name in PACKAGES[:5])} …")
    built = (settings.WEB_DIST / "index.html").exists()
    yield Finding("Web app is built") if built else Finding("Web app is not built", "Run script/setup.")


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def server() -> Iterator[Finding]:
    """PostgreSQL's version, extensions and character classes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('server_encoding')")
        number, encoding = cursor.fetchone()
        yield Finding(f"PostgreSQL {number}")
        if encoding != "UTF8":
            yield Finding(
                f"The database's encoding is {encoding}", "Make a database with ENCODING 'UTF8' and move to it."
            )
        cursor.execute(
            "SELECT name, installed_version FROM pg_available_extensions WHERE name = ANY(%s)", [[*EXTENSIONS]]
        )
        found = dict(cursor.fetchall())
        for name in EXTENSIONS:
            if name not in found:
                yield Finding(f"Extension {name} is not there", "Install PostgreSQL's contrib package on its machine.")
        yield Finding(f"Extensions: {', '.join(name for name in EXTENSIONS if found.get(name))}")
        if found.get("pg_trgm"):
            cursor.execute("SELECT cardinality(show_trgm('赢单')) > 0")
            if not cursor.fetchone()[0]:
                yield Finding(
                    "Chinese letters are not letters to this database: search would find no Chinese text",
                    "Make a database with LC_CTYPE 'C.UTF-8' and move to it by backup and restore.",
                )


def migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        yield Finding(f"{len(missing)} migrations are missing", "Run: yingdan migrate")
    else:
        yield Finding("Tables are those of this version")


def worker() -> Iterator[Finding]:
    """The pulse of the worker and what jobs failed."""
    if "platform_heartbeat" not in connection.introspection.table_names():
        return
    pulse = health.worker()
    if pulse["ok"]:
        yield Finding(f"Worker lives (last pulse {pulse['last_seen']:%H:%M:%S} UTC)")
    else:
        last = f"its last pulse was {pulse['last_seen']:%Y-%m-%d %H:%M} UTC" if pulse["last_seen"] else "it never ran"
        yield Finding(f"Worker does not run: {last}", "Start `yingdan up` or `yingdan worker`.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY 1 ORDER BY 2 DESC"
        )
        failed = cursor.fetchall()
    for name, count in failed:
        yield Finding(f"Job {name} failed {count} times", "See log/worker.log for the reason.")
    if not failed:
        yield Finding("No job has failed")


def disk() -> Iterator[Finding]:
    """Room for data, logs and backups."""
    usage = shutil.disk_usage(data_home.home())
    text = f"Disk: {usage.free / GB:.1f} GB of {usage.total / GB:.0f} GB free"
    yield Finding(text, "Free some space soon: a full disk stops the database." if usage.free < LOW_DISK else "")


def photos() -> Iterator[Finding]:
    """Where photos are kept, and whether they can be kept and read there."""
    yield from (Finding(*said) for said in photo_storage.findings())


def repair() -> None:
    """Computes the sums anew that are wrong."""
    for name, check in ports.doctor.items():
        if check.repair and check.run():
            say(f"Computing {name} anew")
            check.repair()


def summaries() -> Iterator[Finding]:
    """What the apps registered: stored sums against what they sum up."""
    for name, check in ports.doctor.items():
        problems = check.run()
        for problem in problems:
            remedy = "Run: yingdan doctor --repair" if check.repair else "Please report this with the log files."
            yield Finding(f"{name}: {problem}", remedy)
        if not problems:
            yield Finding(f"{name} is consistent")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (programs, server, migrations, worker, disk, photos, summaries)
