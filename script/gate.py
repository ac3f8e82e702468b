"""What a commit must pass: `check` runs the fast tools, `test` those and every test. Each part shows its time."""

import argparse
import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import bootstrap
import psycopg
from bootstrap import ROOT, WEB

from yingdan.ops.console import OpsError
from yingdan.ops.postgres import server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TOGETHER = 2  # of the tools that use one core each
BROWSING = 2  # journeys at a time: three make each slower and less sure, and end hardly earlier
SAME = "--hypothesis-profile=gate"  # the same examples every time: yingdan/conftest.py
Environment = dict[str, str]
Work = Callable[[IO[str]], bool]  # writes what it has to say there; whether it passed


class Report:
    """Runs the parts, goes on after a failure, and sums up at the end."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, bool, float]] = []

    def part(self, name: str, work: Work) -> None:
        """One part with its heading and time, shown while it runs."""
        print(f"\n━━ {name}", flush=True)
        self.rows.append((name, *timed(work, sys.stdout)))

    def together(self, parts: dict[str, Work]) -> None:
        """Parts that run side by side; each is shown when it and those before it are done."""
        with ThreadPoolExecutor(TOGETHER) as pool, tempfile.TemporaryDirectory() as folder:
            files = {name: (Path(folder) / str(number)).open("w+") for number, name in enumerate(parts)}
            running = {name: pool.submit(timed, work, files[name]) for name, work in parts.items()}
            for name, done in running.items():
                self.rows.append((name, *done.result()))
                with files[name] as said:
                    said.seek(0)
                    print(f"\n━━ {name}\n{said.read()}", end="", flush=True)

    def close(self) -> int:
        """The table of all parts; the exit code."""
        print("\n━━ Summary")
        for name, passed, seconds in self.rows:
            print(f"{'✓' if passed else '✗'} {name:<44}{seconds:7.1f} s")
        failed = [name for name, passed, _ in self.rows if not passed]
        print(f"✗ failed: {', '.join(failed)}" if failed else "✓ everything passed", flush=True)
        return 1 if failed else 0


def timed(work: Work, output: IO[str]) -> tuple[bool, float]:
    """Whether it passed, and the seconds it took."""
    began = time.monotonic()
    passed = work(output)
    return passed, time.monotonic() - began


def run(command: list[str], folder: Path, environment: Environment) -> Work:
    """A command; both its outputs go to the same place, in their order."""
    return lambda output: (
        subprocess.run(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode
        == 0
    )


def tool(environment: Environment, *command: str) -> Work:
    """A Python module of the environment, run at the top of the repository."""
    return run([sys.executable, *command], ROOT, environment)


def npm(environment: Environment, *arguments: str) -> Work:
    """An npm command of web/."""
    command, extra = bootstrap.npm_command(*arguments)
    return run(command, WEB, {**extra, **environment, "PATH": extra["PATH"]})


def check(report: Report, environment: Environment) -> None:
    """The tools, and the tests that look at the code itself."""
    contracts = "from importlinter.cli import lint_imports_command as c; c()"
    report.together(
        {
            "Lint (ruff)": tool(environment, "-m", "ruff", "check", "."),
            "Format (ruff)": tool(environment, "-m", "ruff", "format", "--check", "."),
            "Types (mypy --strict)": tool(environment, "-m", "mypy"),
            "Web app: lint, types, tools": npm(environment, "run", "check"),
            "Sizes and architecture": tool(environment, "-m", "pytest", "tests/architecture"),
            "Import contracts": tool(environment, "-c", contracts),
            "API description is current": tool(environment, "script/api.py", "--check"),
            "Migrations match the models": tool(
                environment, "-m", "yingdan", "manage", "makemigrations", "--check", "--dry-run"
            ),
        }
    )


def backend(report: Report, environment: Environment) -> None:
    """All Python tests but the browser's."""
    ignored = ["--ignore=tests/journeys", "--ignore=tests/architecture"]
    report.part(
        "Back end tests",
        tool(environment, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--durations", "25", SAME, *ignored),
    )


def web(report: Report, environment: Environment) -> None:
    """The web app's own tests."""
    report.part("Web tests (vitest)", npm(environment, "test"))


def journeys(report: Report, environment: Environment) -> None:
    """The browser tests; a missing browser is installed or a failure, never a silent skip."""
    report.part("Browser for the journeys", ensure_browser)
    workers = ["-n", str(BROWSING), "--dist", "load", "--maxschedchunk", "1", "--durations", "15"]
    report.part("Browser journeys", tool(environment, "-m", "pytest", *workers, "tests/journeys"))


def ensure_browser(_output: IO[str]) -> bool:
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
    """The environment of the parts: a database server of their own, unless DATABASE_URL names one."""
    with tempfile.TemporaryDirectory(prefix="yingdan-test-") as folder:
        home = Path(folder)
        home.chmod(0o755)  # the account that runs PostgreSQL must get through
        environment = {**os.environ, "YINGDAN_HOME": str(home), "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", "")}
        if url := os.environ.get("DATABASE_URL"):
            with template(url, environment) as more:
                yield more
            return
        print("Starting a PostgreSQL of its own for the tests", flush=True)
        with server.temporary(home) as url, template(url, environment) as more:
            yield more


@contextlib.contextmanager
def template(url: str, environment: Environment) -> Iterator[Environment]:
    """The environment with a database that has all tables: every test database starts as its copy."""
    name = f"template_{secrets.token_hex(4)}"
    at = urlsplit(url)
    with psycopg.connect(at._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    try:
        made = {**environment, "DATABASE_URL": at._replace(path=f"/{name}").geturl()}
        began = time.monotonic()
        migrate = ["-m", "yingdan", "manage", "migrate", "--verbosity", "0"]
        if subprocess.run([sys.executable, *migrate], cwd=ROOT, env=made, check=False).returncode:
            raise OpsError("The tables cannot be made.", "Mend the migration that is named above.")
        print(f"Tables made in {time.monotonic() - began:.1f} s", flush=True)
        yield {**environment, "DATABASE_URL": url, "YINGDAN_TEST_TEMPLATE": name}
    finally:
        with psycopg.connect(at._replace(path="/postgres").geturl(), autocommit=True) as connection:
            connection.execute(f'drop database if exists "{name}" with (force)')


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
