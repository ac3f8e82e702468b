"""Processes: dying with the parent, asking whether a pid is still ours, one instance per data folder, free ports."""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from yingdan.ops.console import OpsError

PR_SET_PDEATHSIG = 1
SUPERVISOR = "YINGDAN_SUPERVISOR"  # pid of the `yingdan up` that started this process
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(parent: int) -> None:
    """Called in a child of `parent`: it is killed when that is gone (by kill -9, say), or is gone already.

    Killed, not asked: the embedded database ends at the same moment, and a worker that is asked to stop without one
    waits half a minute for a connection. Without the Linux call a thread watches the parent's pid instead.
    """
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before we listened
        os.kill(os.getpid(), signal.SIGKILL)


def die_with_supervisor() -> None:
    """Ties this process to `yingdan up` when that started it; one started by hand may outlive its shell."""
    if pid := os.environ.get(SUPERVISOR):
        die_with_parent(int(pid))


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)


def before_exec(number: int) -> None:
    """For `preexec_fn`: like die_with_parent, for programs that are not ours (Linux only; elsewhere nothing)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


def alive(pid: int) -> bool:
    """Whether a process with this pid runs (a zombie does not count)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return True
    return state != "Z"


def command_line(pid: int) -> str | None:
    """The command a pid runs, None when it cannot be known (not Linux, or gone)."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return None


def wait_gone(pid: int, seconds: float) -> bool:
    """Waits until the pid is gone; False when it is still there after so many seconds."""
    deadline = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


class Lock:
    """An exclusive lock that the kernel lets go when its holder dies; the file says who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = path.open("a+")

    def take(self) -> bool:
        """True when it is ours now."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        return True

    def wait(self) -> "Lock":
        """Waits for the lock and takes it."""
        fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def note(self, text: str) -> None:
        """Writes who holds the lock, for the message of the one who is refused."""
        self.file.truncate(0)
        self.file.write(text)
        self.file.flush()

    def holder(self) -> str:
        """What the holder noted."""
        return self.path.read_text().strip()

    def release(self) -> None:
        """Lets go of the lock; the file stays, for removing it would race with a waiting taker."""
        self.file.close()


def check_port_free(host: str, port: int) -> None:
    """Raises OpsError when nothing can listen on this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _port_error(host, port, error) from error
        except OverflowError as error:
            raise OpsError(f"{port} is not a port.", "Set YINGDAN_PORT to a number from 1 to 65535.") from error


def _port_error(host: str, port: int, error: OSError) -> OpsError:
    if error.errno == errno.EADDRINUSE:
        return OpsError(
            f"Port {port} on {host} is in use by another program.",
            f"Stop that program, or choose another port: YINGDAN_PORT={port + 1} script/server",
        )
    if error.errno == errno.EACCES:
        return OpsError(
            f"Port {port} needs more rights than this user has.", "Use a port of 1024 or above: YINGDAN_PORT=8000"
        )
    return OpsError(
        f"Cannot listen on {host}:{port}: {error.strerror}.", "Check --host: it must be an address of this machine."
    )
