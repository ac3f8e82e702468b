"""Fills an empty database: the demo company, or a first administrator with a password shown once."""

import sys
import time

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from yingdan.accounts.models import User
from yingdan.accounts.services import users
from yingdan.deals.services import pipelines
from yingdan.demo import services as demo
from yingdan.kernel.actor import Actor
from yingdan.ops.commands import migrate
from yingdan.ops.console import say

CLEAR = "\r\033[K"
EVERY_SECONDS = 5


def prepare(*, with_demo: bool) -> None:
    """Migrations, then content if nobody can sign in yet."""
    executor = MigrationExecutor(connection)
    if missing := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
        say(f"Bringing the database up to date ({missing} migrations)")
        migrate.apply(quiet=True)
    if User.objects.exists():
        return
    if with_demo:
        load_demo(scale=1, seed=demo.SEED)
    else:
        create_administrator()


def load_demo(*, scale: float, seed: int, reset: bool = False) -> None:
    """Generates the demo company and says how far it is."""
    say("Generating the demo company")
    progress = Progress()
    demo.generate(scale=scale, seed=seed, progress=progress, reset=reset)
    progress.end()


class Progress:
    """Says how far a long step is: one line written over on a terminal, else a line every few seconds."""

    def __init__(self) -> None:
        self.began = self.said = time.monotonic()
        self.terminal = sys.stdout.isatty()

    def __call__(self, text: str) -> None:
        """The present state."""
        if self.terminal:
            print(f"{CLEAR}  {text}", end="", flush=True)
        elif time.monotonic() - self.said > EVERY_SECONDS:
            say(f"  {text}")
            self.said = time.monotonic()

    def end(self) -> None:
        """It is done."""
        say(f"{CLEAR if self.terminal else ''}  done in {time.monotonic() - self.began:.0f} s")


def create_administrator() -> None:
    """The first person who may sign in; the password is random, shown once and must be changed."""
    created = users.first_administrator()
    if created is None:
        return
    pipelines.ensure_default(Actor.system("first start", "cli"))
    user, password = created
    say("\n  First administrator, shown only this once:")
    say(f"    user {user.username} · password {password} · to be changed at the first sign-in\n")
