"""The data folder (`$YINGDAN_HOME`, default `var/` beside the package): where everything the product keeps is put."""

import os
import shutil
from pathlib import Path

from yingdan.ops.console import OpsError

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED_FREE_BYTES = 300 * 1024**2


def home() -> Path:
    """The data folder's absolute path; the same rule as the settings use."""
    return Path(os.environ.get("YINGDAN_HOME") or ROOT / "var").resolve()


def prepare(path: Path) -> Path:
    """Makes the data folder with its sub-folders and checks that it can be written and has room."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        for part in ("log", "run"):
            (path / part).mkdir(exist_ok=True)
        probe = path / "run" / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except PermissionError as error:
        raise OpsError(
            f"The data folder {path} cannot be written: {error.strerror}.",
            "Run as the user it belongs to, or set YINGDAN_HOME to a folder of your own.",
        ) from error
    except OSError as error:
        raise disk_error(path, error) from error
    free = shutil.disk_usage(path).free
    if free < NEEDED_FREE_BYTES:
        raise OpsError(
            f"The disk with {path} is full: {free // 1024**2} MB free, {NEEDED_FREE_BYTES // 1024**2} MB are needed.",
            "Free some space, or set YINGDAN_HOME to a folder on another disk.",
        )
    return path


def disk_error(path: Path, error: OSError) -> OpsError:
    """Names the remedy for a write that failed in the data folder."""
    return OpsError(
        f"Writing to {path} failed: {error.strerror}.",
        "Free some space or repair the disk, or set YINGDAN_HOME to a folder on another disk.",
    )
