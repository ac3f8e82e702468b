"""The server's folder: `data/`, its socket and its log. Where root's own folders are closed to the server's account,
`$YINGDAN_HOME/postgres` becomes a link to a folder under /var/lib/yingdan.
"""

import hashlib
import locale
import os
import secrets
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from yingdan.ops.console import OpsError, say
from yingdan.ops.postgres.account import Account
from yingdan.ops.postgres.binaries import COPY_ROOT, Binaries

MAX_SOCKET_PATH = 100  # sun_path holds 108 bytes, 104 on macOS
SOCKET_NAME = ".s.PGSQL.5432"
INITDB_SECONDS = 300
UTF8_CTYPES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8")
ROLE = "yingdan"


@dataclass(frozen=True)
class Folder:
    """Paths of one embedded server and the account they belong to."""

    root: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket_folder(self) -> Path:
        """Beside the data; in a short private folder where the path would be too long for a socket."""
        if len(os.fsencode(self.root / SOCKET_NAME)) < MAX_SOCKET_PATH:
            return self.root
        name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"yingdan-{self.account.uid}-{name}"

    @property
    def lock_files(self) -> tuple[Path, Path]:
        """Files in which a running server notes its pid."""
        return self.pid_file, self.socket_folder / f"{SOCKET_NAME}.lock"

    def major(self) -> int | None:
        """Version of the server that made the data, None when there is none yet."""
        path = self.data / "PG_VERSION"
        return int(path.read_text().strip()) if path.exists() else None


def prepare(root: Path) -> Folder:
    """The folder `root`, made reachable for the account that is to run the server."""
    account = Account.for_server(root)
    if not root.exists():
        if root.is_symlink():
            raise OpsError(
                f"{root} points to {root.readlink()}, which is gone.",
                f"Bring that folder back, or remove the link {root} to start with an empty database.",
            )
        _create(root, account)
    account.own(root := root.resolve())
    owner = root.stat().st_uid
    if owner != account.uid:
        raise OpsError(
            f"The database folder {root} belongs to another user (uid {owner}).",
            "Run as that user, or set YINGDAN_HOME to a folder of your own.",
        )
    if not account.can_enter(root):
        raise OpsError(
            f"The user {account.name}, who runs PostgreSQL, cannot reach {root}.",
            "Set YINGDAN_HOME to a folder that every user can reach, such as /srv/yingdan.",
        )
    folder = Folder(root, account)
    _make_socket_folder(folder)
    return folder


def _create(root: Path, account: Account) -> None:
    root.parent.mkdir(parents=True, exist_ok=True)
    if account.is_current or account.can_enter(root.parent):
        root.mkdir(mode=0o700)
    else:
        place = COPY_ROOT / f"postgres-{secrets.token_hex(4)}"
        place.mkdir(parents=True, mode=0o700)
        COPY_ROOT.chmod(0o755)
        root.symlink_to(place)
        say(f"  {root.parent} is closed to other users, so the database files are kept in {place}")
    account.own(root.resolve())


def _make_socket_folder(folder: Folder) -> None:
    place = folder.socket_folder
    if place == folder.root:
        return
    place.mkdir(mode=0o700, exist_ok=True)
    if place.is_symlink() or place.stat().st_uid not in (folder.account.uid, os.geteuid()):
        raise OpsError(f"{place} belongs to somebody else.", "Remove it, or set YINGDAN_HOME to a shorter path.")
    folder.account.own(place)


def initialise(folder: Folder, binaries: Binaries, password: str) -> None:
    """Makes an empty cluster; a half-made one of an interrupted attempt is replaced."""
    draft = folder.root / f"data.{os.getpid()}"
    password_file = folder.root / f"password.{os.getpid()}"
    try:
        password_file.write_text(password)
        password_file.chmod(0o600)
        if not folder.account.is_current:
            os.chown(password_file, folder.account.uid, folder.account.gid)
        done = folder.account.run(
            [
                binaries.program("initdb"),
                "--auth=scram-sha-256",
                f"--username={ROLE}",
                f"--pwfile={password_file}",
                f"--pgdata={draft}",
                *_locale_options(binaries.major),
            ],
            capture_output=True,
            text=True,
            timeout=INITDB_SECONDS,
            cwd="/",
        )
        if done.returncode != 0:
            raise OpsError(
                f"PostgreSQL could not make its data folder {draft}:\n{done.stderr.strip()}", _remedy(done.stderr)
            )
        draft.rename(folder.data)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OpsError(f"PostgreSQL could not make its data folder: {error}.", _remedy(str(error))) from error
    finally:
        password_file.unlink(missing_ok=True)


def _remedy(text: str) -> str:
    if "No space left" in text:
        return "The disk is full: free some space, or set YINGDAN_HOME to a folder on another disk."
    return "Mend what it says, or set DATABASE_URL to a PostgreSQL server elsewhere."


def _locale_options(major: int) -> list[str]:
    """UTF-8 character classes (pg_trgm must see Chinese letters as letters) and byte order for sorting."""
    ctype = next(filter(_known, UTF8_CTYPES), None)
    if ctype is None:
        raise OpsError("This machine knows no UTF-8 locale (C.UTF-8).", "Install your system's locales package.")
    options = ["--encoding=UTF8", "--lc-collate=C", f"--lc-ctype={ctype}", "--lc-messages=C"]
    return [*options, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= 17 else options


def _known(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, before)
    return True
