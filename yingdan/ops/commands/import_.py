"""`yingdan import`: files into the database, by the same importer as the web wizard."""

import argparse
import importlib

from yingdan.ops import database

exchange = importlib.import_module("yingdan.platform.exchange.cli")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The importer's own options."""
    exchange.add_arguments(parser)


def run(args: argparse.Namespace) -> int | None:
    """Imports; the exit code tells whether every row went in."""
    with database.ready():
        code: int | None = exchange.run(args)
        return code
