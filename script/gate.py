"""What a commit must pass: `check` runs the fast tools, `test` those and every test. Each part shows its time."""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import bootstrap
from bootstrap import ROOT, WEB

from yingdan.ops.console import OpsError
from yingdan.ops.postgres import server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
Environment = dict[str, str]


class Report:
    """Runs the parts one after the other, goes on after a failure, and sums up at the end."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, bool, float]] = []

    def part(self, name: str, work: Callable[[], bool]) -> None:
        """One part with its heading and time."""
        print(f"\n━━ {name}", flush=True)
        began = time.monotonic()
        passed = work()
        self.rows.append((name, passed, time.monotonic() - began))

    def close(self) -> int:
        """The table of all parts; the exit code."""
        print("\n━━ Summary")
        for name, passed, seconds in self.rows:
            print(f"{'✓' if passed else '✗'} {name:<44}{seconds:7.1f} s")
        failed = [name for name, passed, _ in self.rows if not passed]
        print(f"✗ failed: {', '.join(failed)}" if failed else "✓ everything passed", flush=True)
        return 1 if failed else 0


def tool(environment: Environment, *command: str) -> Callable[[], bool]:
    """A Python module of the environment, run at the top of the repository."""
    return lambda: subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=False).returncode == 0


def npm(environment: Environment, *arguments: str) -> Callable[[], bool]:
    """An npm command of web/."""
    command, extra = bootstrap.npm_command(*arguments)
    return lambda: (
        subprocess.run(command, cwd=WEB, env={**extra, **environment, "PATH": extra["PATH"]}, check=False).returncode
        == 0
    )


def check(report: Report, environment: Environment) -> None:
    """The tools, and the tests that look at the code itself."""
    report.part("Lint (ruff)", tool(environment, "-m", "ruff", "check", "."))
    report.part("Format (ruff)", tool(environment, "-m", "ruff", "format", "--check", "."))
    report.part("Types (mypy --strict)", tool(environment, "-m", "mypy"))
    report.part(
        "Import contracts", tool(environment, "-c", "from importlinter.cli import lint_imports_command as c; c()")
    )
    report.part("Sizes and architecture", tool(environment, "-m", "pytest", "tests/architecture"))
    report.part(
        "Migrations match the models",
        tool(environment, "-m", "yingdan", "manage", "makemigrations", "--check", "--dry-run"),
    )
    report.part("API description is current", tool(environment, "script/api.py", "--check"))
    report.part("Web app: lint, types, tools", npm(environment, "run", "check"))


def backend(report: Report, environment: Environment) -> None:
    """All Python tests but the browser's."""
    ignored = ["--ignore=tests/journeys", "--ignore=tests/architecture"]
    report.part("Back end tests", tool(environment, "-m", "pytest", "-n", "2", "--dist", "loadfile", *ignored))


def web(report: Report, environment: Environment) -> None:
    """The web app's own tests."""
    report.part("Web tests (vitest)", npm(environment, "test"))


def journeys(report: Report, environment: Environment) -> None:
    """The browser tests; a missing browser is installed or a failure, never a silent skip."""
    report.part("Browser for the journeys", ensure_browser)
    report.part("Browser journeys", tool(environment, "-m", "pytest", "tests/journeys"))


def ensure_browser() -> bool:
    """Chromium and a Chinese font: found, or installed from the system's packages when we are root."""
    if has_browser():
        print("Chromium and a Chinese font are here.")
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing chromium and fonts-noto-cjk")
        options = {
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            "check": False,
            "stdin": subprocess.DEVNULL,
        }
        subprocess.run(["apt-get", "update", "-qq"], **options)
        packages = ["chromium", "fonts-noto-cjk", "fontconfig"]
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], **options)
    if has_browser():
        return True
    print(
        "✗ The browser tests need Chromium and a Chinese font.\n"
        "  → Install them (Debian: apt install chromium fonts-noto-cjk)."
    )
    return False


def has_browser() -> bool:
    """Whether the browser is on the path and a font can show Chinese."""
    if not any(map(shutil.which, BROWSERS)) or not shutil.which("fc-list"):
        return False
    fonts = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(fonts.stdout.strip())


@contextlib.contextmanager
def database() -> Iterator[Environment]:
    """The environment of the parts: a database of their own, unless DATABASE_URL names one."""
    with tempfile.TemporaryDirectory(prefix="yingdan-test-") as folder:
        home = Path(folder)
        home.chmod(0o755)  # the account that runs PostgreSQL must get through
        environment = {**os.environ, "YINGDAN_HOME": str(home), "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", "")}
        if os.environ.get("DATABASE_URL"):
            yield environment
            return
        print("Starting a PostgreSQL of its own for the tests", flush=True)
        with server.temporary(home) as url:
            yield {**environment, "DATABASE_URL": url}


SECTIONS = {"check": check, "backend": backend, "web": web, "journeys": journeys}


def main() -> int:
    """Entry point of script/check and script/test."""
    parser = argparse.ArgumentParser(prog=f"script/{sys.argv[1]}", description=__doc__)
    if sys.argv[1] == "test":
        parser.add_argument(
            "sections", nargs="*", metavar="section", help=f"only these: {', '.join(SECTIONS)} (default: all)"
        )
    args = parser.parse_args(sys.argv[2:])
    chosen = ["check"] if sys.argv[1] == "check" else args.sections or list(SECTIONS)
    if unknown := [name for name in chosen if name not in SECTIONS]:
        parser.error(f"no section {', '.join(unknown)}: choose from {', '.join(SECTIONS)}")
    report = Report()
    with database() as environment:
        for name in chosen:
            SECTIONS[name](report, environment)
    return report.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OpsError as error:
        sys.exit(f"✗ {error}")
    except KeyboardInterrupt:
        sys.exit(130)
