"""Fills an empty database: the demo company, or a first administrator with a password shown once."""

import sys
import time

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from yingdan import demo
from yingdan.accounts.models import User
from yingdan.accounts.services import users
from yingdan.ops.commands import migrate
from yingdan.ops.console import say

SEED = 20260101


def prepare(*, with_demo: bool) -> None:
    """Migrations, then content if nobody can sign in yet."""
    executor = MigrationExecutor(connection)
    if missing := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
        say(f"Bringing the database up to date ({missing} migrations)")
        migrate.apply(quiet=True)
    if User.objects.exists():
        return
    if with_demo:
        load_demo(scale=1, seed=SEED)
    else:
        create_administrator()


def load_demo(*, scale: float, seed: int) -> None:
    """Generates the demo company and says how far it is."""
    say("Generating the demo company")
    began = time.monotonic()
    demo.generate(scale=scale, seed=seed, progress=_progress)
    say(f"  done in {time.monotonic() - began:.0f} s")


def _progress(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K  {text}", end="\r", flush=True)
    else:
        say(f"  {text}")


def create_administrator() -> None:
    """The first person who may sign in; the password is random, shown once and must be changed."""
    created = users.first_administrator()
    if created is None:
        return
    user, password = created
    say("\n  First administrator, shown only this once:")
    say(f"    user {user.username} · password {password} · to be changed at the first sign-in\n")
