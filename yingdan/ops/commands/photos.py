"""`yingdan photos`: brings photos from the database to their own storage, and tidies that storage up."""

import argparse

from django.conf import settings

from yingdan.kernel.errors import AppError
from yingdan.ops import database
from yingdan.ops.console import OpsError, say
from yingdan.platform.services import objects
from yingdan.visits.services import moving

MB = 1024**2
EVERY = 1000  # photos between two lines of progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("what", choices=("move", "tidy"), help="move: from the database to the storage; "
                        "tidy: name objects that belong to no photo")  # fmt: skip
    parser.add_argument("--delete", action="store_true", help="with tidy: delete those objects")


def run(args: argparse.Namespace) -> None:
    """Does one of both; it can be broken off and run again at any time."""
    with database.ready():
        if not settings.PHOTOS:
            raise OpsError("YINGDAN_PHOTOS is not set.", "Set it and YINGDAN_S3_…, then run this again.")
        try:
            move() if args.what == "move" else tidy(delete=args.delete)
        except AppError as error:
            raise OpsError(
                f"The storage {settings.PHOTOS} does not answer as it should.",
                "`yingdan doctor` says what is wrong. What has gone over stays there; run this again for the rest.",
            ) from error


def move() -> None:
    """Photos go over one by one; their place in the tables is free for new rows after the next clean-up."""
    count = size = 0
    for bytes_ in moving.move():
        count, size = count + bool(bytes_), size + bytes_
        if bytes_ and count % EVERY == 0:
            say(f"  {count:,} photos, {size / MB:,.0f} MB")
    say(f"{count:,} photos ({size / MB:,.1f} MB) went to {settings.PHOTOS}; {moving.here():,} lie in the database.")


def tidy(*, delete: bool) -> None:
    """What uploads that were broken off and never repeated have left."""
    count = 0
    for place in moving.lost():
        say(f"  {place}")
        if delete:
            objects.remove(place)
        count += 1
    done = "were deleted" if delete else "belong to no photo; `yingdan photos tidy --delete` deletes them"
    say(f"{count:,} objects {done}." if count else "Every object belongs to a photo.")
