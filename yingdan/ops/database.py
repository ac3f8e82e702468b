"""The database a command works on: the server that DATABASE_URL names, checked first, or the embedded one."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import django
import psycopg

from yingdan.ops import home as data_home
from yingdan.ops.console import OpsError
from yingdan.ops.postgres import server
from yingdan.ops.postgres.binaries import MIN_MAJOR

CONNECT_SECONDS = 8
SCHEMES = ("postgresql", "postgres")
EXAMPLE = "postgresql://user:password@host:5432/database"


@contextlib.contextmanager
def ready() -> Iterator[str]:
    """The address of a usable database; DATABASE_URL is set to it, for settings and children to read."""
    if given := os.environ.get("DATABASE_URL"):
        check(given)
        yield given
        return
    embedded = server.start(data_home.prepare(data_home.home()))
    os.environ["DATABASE_URL"] = embedded.url
    try:
        yield embedded.url
    finally:
        del os.environ["DATABASE_URL"]
        if embedded.process is not None:  # else it belongs to a running `yingdan up`
            embedded.stop()


def setup_django() -> None:
    """Loads settings and apps, for the address of the embedded database if no other is given; starts nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    home = data_home.prepare(data_home.home())
    if given := os.environ.get("DATABASE_URL"):
        parsed(given)
    else:
        server.address(home)  # writes the file that the settings read
    django.setup()


def check(url: str) -> str:
    """The server's version; OpsError that names the remedy when it cannot be used."""
    parts = parsed(url)
    place = f"{parts.hostname or 'the local socket'}{f':{parts.port}' if parts.port else ''}"
    try:
        with psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as connection:
            number, version = connection.info.server_version, connection.info.parameter_status("server_version") or ""
    except psycopg.Error as error:
        raise _connect_error(place, parts.path.lstrip("/"), str(error).strip()) from error
    if number // 10000 < MIN_MAJOR:
        raise OpsError(
            f"The PostgreSQL at {place} is version {version}; Yingdan needs {MIN_MAJOR} or newer.",
            "Upgrade that server, name another in DATABASE_URL, or unset DATABASE_URL to use the embedded one.",
        )
    return version.split()[0]


def parsed(url: str) -> SplitResult:
    """The parts of the address; OpsError when it is none of PostgreSQL's."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in SCHEMES and parts.port != 0
    except ValueError as error:
        raise OpsError(f"DATABASE_URL is no address: {error}.", f"It must look like {EXAMPLE}") from error
    if not usable:
        raise OpsError("DATABASE_URL does not name a PostgreSQL server.", f"It must look like {EXAMPLE}")
    return parts


def _connect_error(place: str, name: str, said: str) -> OpsError:
    """What PostgreSQL or the network said, in words with a remedy. The password never appears."""
    reason = said.splitlines()[0].removeprefix("connection failed: ")
    if any(sign in said for sign in ("password authentication failed", "no password supplied", 'role "')):
        return OpsError(f"PostgreSQL at {place} refuses the user or password in DATABASE_URL.", "Correct them.")
    if "does not exist" in said and "database" in said:
        return OpsError(f"PostgreSQL at {place} has no database {name!r}.", f"Create it: createdb {name}")
    if "resolve" in said or "not known" in said or "No address" in said:
        return OpsError(f"No machine is known by the name in DATABASE_URL ({place}).", "Correct the name.")
    return OpsError(
        f"PostgreSQL at {place} cannot be reached: {reason}",
        "Start that server or correct DATABASE_URL; without DATABASE_URL the embedded server is used.",
    )


def display(url: str) -> str:
    """The address without its password, for messages."""
    parts = urlsplit(url)
    at = f"{parts.username}@" if parts.username else ""
    return f"{at}{parts.hostname or 'embedded'}{f':{parts.port}' if parts.port else ''}{parts.path}"


def embedded(home: Path) -> bool:
    """Whether this data folder has an embedded database."""
    return (home / server.URL_FILE).exists()
