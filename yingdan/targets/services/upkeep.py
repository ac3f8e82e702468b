"""Keeps the coarse sums of won deals short, and checks them."""

from django.db import connection


def compact() -> None:
    """Folds rows of one key together."""
    with connection.cursor() as cursor:
        cursor.execute("select targets_compact_won()")


def rebuild() -> None:
    """Makes the sums anew, for bulk loaders that switched the triggers of the daily sums off."""
    with connection.cursor() as cursor:
        cursor.execute("select targets_rebuild_won()")


def drift() -> list[str]:
    """Differences between the coarse and the daily sums, in words."""
    with connection.cursor() as cursor:
        cursor.execute("select key, count, fen from targets_won_drift() limit 20")
        return [f"won {key}: {count} too many, {fen} fen too much" for key, count, fen in cursor.fetchall()]
