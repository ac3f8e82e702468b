"""`yingdan manage recycle`: the recycling of a day now, instead of at two in the morning."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from yingdan.pools.services import sweeping


class Command(BaseCommand):
    """Does what the day still lacks; a day that was swept stays as it is."""

    help = "Recycle now what the rules of public pools take (once for a day)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The business day, today unless given."""
        parser.add_argument("--day", type=date.fromisoformat, help="the business day, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it and says what came of it."""
        sweep = sweeping.run(options["day"])
        self.stdout.write("another process is at it" if sweep is None else f"{sweep.day}: {sweep.counts}")
