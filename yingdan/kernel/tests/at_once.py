"""Several people, or several windows of one person, at the same moment: real connections, real locks."""

import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.db import connection, transaction


def together(*works: Callable[[], Any], atomic: bool = True) -> list[Any]:
    """Runs all at once, each in a transaction on a connection of its own; errors are answers too."""
    found: list[Any] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(number: int, work: Callable[[], Any]) -> None:
        try:
            start.wait()
            with transaction.atomic() if atomic else nullcontext():
                found[number] = work()
        except Exception as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "one waits for a lock that is not given back"
    return found
