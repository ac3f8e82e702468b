"""`yingdan demo`: fills an empty database with the demo company; the same generator makes the load test's data."""

import argparse

from yingdan.demo import services as demo
from yingdan.demo.errors import DemoLoaded, NotEmpty
from yingdan.ops import database, filling
from yingdan.ops.commands import migrate
from yingdan.ops.console import OpsError

ELSEWHERE = "Set YINGDAN_HOME to a new folder or DATABASE_URL to an empty database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--scale", type=float, default=1, help="how many times as large (1: about 60 members)")
    parser.add_argument("--seed", type=int, default=demo.SEED, help="the same seed makes the same company")
    parser.add_argument("--reset", action="store_true", help="replace a demo company that is there; never a real one")


def run(args: argparse.Namespace) -> None:
    """Generates; refuses a database that holds another company."""
    if args.scale <= 0:
        raise OpsError(f"--scale {args.scale} makes no company.", "Give a number above 0.")
    with database.ready():
        migrate.apply(quiet=True)
        try:
            filling.load_demo(scale=args.scale, seed=args.seed, reset=args.reset)
        except DemoLoaded as error:
            raise OpsError("The demo company is here already.", "Add --reset to make it anew.") from error
        except NotEmpty as error:
            raise OpsError("This database holds another company, which is never replaced.", f"{ELSEWHERE}.") from error
