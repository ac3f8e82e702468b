"""The command line: one module per command, loaded only when that command is used."""

import argparse
import importlib
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol, cast

from yingdan import __version__
from yingdan.ops import database
from yingdan.ops.console import OpsError, fail

COMMANDS = {
    "up": "run everything: database, migrations, demo company at first, web and worker",
    "web": "serve the web app and the API only",
    "worker": "run background jobs and schedules only",
    "migrate": "bring the database to this version",
    "demo": "fill an empty database with the demo company, of any size",
    "import": "import files: customers, deals, products, the organisation …",
    "backup": "write the whole company into one file",
    "restore": "bring a backup into an empty database",
    "photos": "bring photos of visits to storage of their own, and tidy it up",
    "doctor": "check this installation and name what to mend",
    "manage": "Django's own commands (makemigrations, shell …)",
}
USES_MODELS = set(COMMANDS) - {"up", "web"}
ENVIRONMENT = """environment:
  DATABASE_URL   PostgreSQL to use (15 or newer); without it the embedded one
  YINGDAN_HOME   data folder (default: var/ beside the program)
  YINGDAN_PORT   port of the web app (8000)
  YINGDAN_DEMO   0: start with an empty company instead of the demo company
"""


class Command(Protocol):
    """What each module in yingdan.ops.commands offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declares the command's options."""

    def run(self, args: argparse.Namespace) -> int | None:
        """Does it; the exit code, or None for 0."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and exits with its code; what an operator can mend is shown without a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        sys.exit(run(arguments) or 0)
    except OpsError as error:
        fail(error)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output (head, less) went away
        sys.exit(128 + signal.SIGPIPE)


def run(arguments: list[str]) -> int | None:
    """Finds the command's module, lets it parse its options and runs it."""
    if not arguments or arguments[0] not in COMMANDS:
        overview().parse_args(arguments or ["--help"])
    name = arguments[0]
    command = load(name)
    sentence = COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"yingdan {name}", description=f"{sentence[0].upper()}{sentence[1:]}.")
    if name == "manage":
        return command.run(argparse.Namespace(arguments=arguments[1:]))
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments[1:]))


def load(name: str) -> Command:
    """The module of a command (`import` is a word of Python, so its module has another name)."""
    if name in USES_MODELS:
        database.setup_django()
    module = {"import": "import_"}.get(name, name)
    return cast(Command, importlib.import_module(f"yingdan.ops.commands.{module}"))


def overview() -> argparse.ArgumentParser:
    """The parser behind `yingdan --help`; it knows the names and sentences only."""
    parser = argparse.ArgumentParser(
        prog="yingdan",
        description="Yingdan 赢单: sales process management.",
        epilog=ENVIRONMENT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, sentence in COMMANDS.items():
        commands.add_parser(name, help=sentence)
    return parser
