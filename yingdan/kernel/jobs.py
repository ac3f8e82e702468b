"""Background work: named jobs, deferred inside the transaction of the write that they belong to."""

from collections.abc import Callable
from typing import Any, cast

from procrastinate.contrib.django import app as procrastinate_app

_JOBS: dict[str, Callable[..., None]] = {}


class UnknownJob(LookupError):
    """No job of this name: a mistake in the program."""


def job(
    name: str, *, schedule: str | None = None, queue: str = "default"
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function as a job named `app.verb`; `schedule` is a cron line in UTC (the job then takes no ids)."""

    def wrap(function: Callable[..., None]) -> Callable[..., None]:
        if name in _JOBS:
            raise ValueError(f"job {name!r} is registered twice")

        def run(**ids: Any) -> None:
            ids.pop("timestamp", None)
            function(**ids)

        task = procrastinate_app.task(name=name, queue=queue)(run)
        if schedule:
            procrastinate_app.periodic(cron=schedule)(cast(Any, task))
        _JOBS[name] = function
        return function

    return wrap


def defer(name: str, **ids: Any) -> int:
    """Enqueues a job in the current transaction; returns its id. Unknown names fail at once."""
    if name not in _JOBS:
        raise UnknownJob(name)
    return procrastinate_app.configure_task(name).defer(**ids)


def names() -> set[str]:
    """All registered jobs."""
    return set(_JOBS)
