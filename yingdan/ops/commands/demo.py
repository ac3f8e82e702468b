"""`yingdan demo`: fills an empty database with the demo company; the same generator makes the load test's data."""

import argparse

from yingdan.accounts.models import User
from yingdan.ops import database, filling
from yingdan.ops.commands import migrate
from yingdan.ops.console import OpsError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--scale", type=float, default=1, help="how many times as large (1: about 60 members)")
    parser.add_argument("--seed", type=int, default=filling.SEED, help="the same seed makes the same company")


def run(args: argparse.Namespace) -> None:
    """Generates; refuses a database that already holds a company."""
    if args.scale <= 0:
        raise OpsError(f"--scale {args.scale} makes no company.", "Give a number above 0.")
    with database.ready():
        migrate.apply(quiet=True)
        if User.objects.exists():
            raise OpsError(
                "This database already holds a company; the demo company goes into an empty one only.",
                "Set YINGDAN_HOME to a new folder or DATABASE_URL to an empty database.",
            )
        filling.load_demo(scale=args.scale, seed=args.seed)
