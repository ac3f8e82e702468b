"""Tries to sign in, and the lock that guessers run into."""

from datetime import datetime

from django.db import connection

from yingdan.accounts import rules
from yingdan.accounts.errors import LockedOut
from yingdan.accounts.models import SignInAttempt
from yingdan.kernel import clock


def check(username: str, ip: str | None) -> None:
    """Raises `LockedOut` after too many failures by this name or from this address.

    Tries for one name wait for one another, so that guessing in parallel gains nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sign-in/{username}"])
    now = clock.now()
    minutes = rules.minutes_locked(_failures(username=username), rules.FAILURES_PER_NAME, now)
    if ip:
        minutes = max(minutes, rules.minutes_locked(_failures(ip=ip), rules.FAILURES_PER_ADDRESS, now))
    if minutes:
        raise LockedOut(minutes=minutes)


def note(username: str, ip: str | None, *, succeeded: bool) -> None:
    """Records a try; a success forgives the failures before it."""
    SignInAttempt.objects.create(username=username, ip=ip, succeeded=succeeded)


def forgive(username: str) -> None:
    """A new password from the administrator lets its owner in at once."""
    note(username, None, succeeded=True)


def _failures(**by: str) -> list[datetime]:
    """The newest failures in the window; for a name, only those since its last success."""
    tries = SignInAttempt.objects.filter(at__gt=clock.now() - rules.LOCK_WINDOW, **by).order_by("-at", "-id")
    failures: list[datetime] = []
    for at, succeeded in tries.values_list("at", "succeeded")[: 2 * rules.FAILURES_PER_ADDRESS]:
        if succeeded and "username" in by:
            break
        if not succeeded:
            failures.append(at)
    return failures
