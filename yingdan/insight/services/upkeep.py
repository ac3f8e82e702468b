"""Keeps the sums of stays short, and checks them."""

from django.db import connection


def compact() -> None:
    """Folds rows of one key together."""
    with connection.cursor() as cursor:
        cursor.execute("select insight_compact_stays()")


def rebuild() -> None:
    """Makes the sums anew, for bulk loaders that switched the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("select insight_rebuild_stays()")


def drift() -> list[str]:
    """Differences between the sums and the stays, in words."""
    with connection.cursor() as cursor:
        cursor.execute("select key, count, seconds from insight_stay_drift() limit 20")
        return [f"stays {key}: {count} too many, {seconds} s too long" for key, count, seconds in cursor.fetchall()]
