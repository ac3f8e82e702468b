"""The account PostgreSQL runs as: the present user, or an unprivileged one where that is root, which it refuses."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yingdan.ops.console import OpsError

CANDIDATES = ("postgres", "nobody")
PROBE_SECONDS = 20


@dataclass(frozen=True)
class Account:
    """A user of this machine under whom a program can be started."""

    name: str
    uid: int
    gid: int

    @classmethod
    def current(cls) -> "Account":
        """The present user; works for uids without an entry in the user list, too."""
        uid = os.geteuid()
        try:
            name = pwd.getpwuid(uid).pw_name
        except KeyError:
            name = str(uid)
        return cls(name, uid, os.getegid())

    @classmethod
    def for_server(cls, folder: Path) -> "Account":
        """Who runs the server whose files are in `folder`: its owner if it exists, else a suitable account."""
        current = cls.current()
        if current.uid != 0:
            return current
        owner = folder.stat().st_uid if folder.exists() else 0
        entry = _by_uid(owner) if owner else None
        entry = entry or next(filter(None, map(_by_name, _names())), None)
        if entry is None:
            raise OpsError(
                "PostgreSQL refuses to run as root, and this machine has no unprivileged user to run it as.",
                "Set YINGDAN_PG_USER to a user of this machine, start as an ordinary user, or set DATABASE_URL.",
            )
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @property
    def is_current(self) -> bool:
        return self.uid == os.geteuid()

    def options(self, preexec: Callable[[], None] | None = None) -> dict[str, Any]:
        """Keyword arguments for subprocess that make the program run as this account."""
        given: dict[str, Any] = {"preexec_fn": preexec}
        if not self.is_current:
            given |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return given

    def run(self, command: list[str], **options: Any) -> "subprocess.CompletedProcess[str]":
        """subprocess.run as this account."""
        return subprocess.run(command, check=False, **self.options(), **options)

    def can_enter(self, folder: Path) -> bool:
        """Whether this account reaches the folder through all folders above it."""
        try:
            return (
                self.run(
                    ["/bin/sh", "-c", 'cd "$0"', str(folder)], capture_output=True, timeout=PROBE_SECONDS, cwd="/"
                ).returncode
                == 0
            )
        except PermissionError as error:
            raise OpsError(
                f"PostgreSQL refuses to run as root, and this process may not start programs as {self.name}.",
                "Start as an ordinary user, or set DATABASE_URL to a server elsewhere.",
            ) from error

    def own(self, folder: Path) -> None:
        """Gives the folder and all below to this account (only root can; else nothing)."""
        if self.is_current or folder.stat().st_uid == self.uid:
            return
        shutil.chown(folder, self.uid, self.gid)
        for path in folder.rglob("*"):
            os.lchown(path, self.uid, self.gid)


def _names() -> tuple[str, ...]:
    given = os.environ.get("YINGDAN_PG_USER")
    return (given,) if given else CANDIDATES


def _by_uid(uid: int) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        return None


def _by_name(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
