"""`yingdan manage recycle`: the recycling of a day now, instead of at two in the morning."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yingdan.pools.services import sweeping

PATIENCE = 3_600  # seconds for the worker's own run to end


class Command(BaseCommand):
    """Does what the day still lacks; a day that was swept stays as it is."""

    help = "Recycle now what the rules of public pools take (once for a day)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The business day, today unless given."""
        parser.add_argument("--day", type=date.fromisoformat, help="the business day, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs it, after whoever is at it already, and says what came of it."""
        end = time.monotonic() + PATIENCE
        while (sweep := sweeping.run(options["day"])) is None:
            if time.monotonic() > end:
                raise CommandError("another process is at it")
            time.sleep(0.5)
        self.stdout.write(f"{sweep.day}: {sweep.counts}")
