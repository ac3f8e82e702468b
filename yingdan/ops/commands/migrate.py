"""`yingdan migrate`: brings the database to this version; only one process at a time does it."""

import argparse

from django.core.management import call_command
from django.db import connection

from yingdan.accounts.services import roles
from yingdan.ops import database
from yingdan.ops.console import say

LOCK_KEY = 0x59_49_4E_47  # an arbitrary number that only our migrations use


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something is applied")


def run(args: argparse.Namespace) -> None:
    """Applies what is missing."""
    with database.ready():
        apply(quiet=args.quiet)


def apply(*, quiet: bool) -> None:
    """Migrations under an advisory lock, so that nodes that start together wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_KEY])
        try:
            call_command("migrate", interactive=False, verbosity=0 if quiet else 1)
            roles.ensure_defaults()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_KEY])
    if not quiet:
        say("The database is up to date.")
