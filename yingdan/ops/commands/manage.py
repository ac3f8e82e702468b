"""`yingdan manage …`: Django's own commands on this installation's database."""

import argparse

from django.core.management import execute_from_command_line

from yingdan.ops import database

WITHOUT_DATABASE = {"makemigrations", "check", "help", "diffsettings", "sqlmigrate", "optimizemigration"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything is passed on to Django."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(args: argparse.Namespace) -> None:
    """Runs the command; starts the embedded database for those that need one."""
    if not args.arguments or args.arguments[0] in {*WITHOUT_DATABASE, "--help", "-h"}:
        execute_from_command_line(["yingdan manage", *args.arguments])
        return
    with database.ready():
        execute_from_command_line(["yingdan manage", *args.arguments])
