"""Fills an empty database: the demo company, or a first administrator with a password shown once."""

import sys
import time

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from yingdan import demo
from yingdan.accounts.models import Role, User, UserRole
from yingdan.ops.commands import migrate
from yingdan.ops.console import say

SEED = 20260101
ADMINISTRATOR = "admin"


def prepare(*, with_demo: bool, password: str) -> None:
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
        create_administrator(password)


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


def create_administrator(password: str) -> None:
    """The first person who may sign in; the password is random, shown once and must be changed."""
    with transaction.atomic():
        user = User(username=ADMINISTRATOR, name="管理员", must_change_password=True)
        user.set_password(password)
        user.save()
        UserRole.objects.create(user=user, role=Role.objects.get(code="administrator"))
    say("\n  First administrator, shown only this once:")
    say(f"    user {ADMINISTRATOR} · password {password} · to be changed at the first sign-in\n")
