"""Keeps the sums of deals small and proves them right."""

from django.db import connection, transaction


def compact() -> None:
    """Folds the rows of one key together."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deals_compact_summaries()")


def rebuild() -> None:
    """Makes all sums anew, after loading with the triggers switched off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deals_rebuild_summaries()")


def drift() -> list[str]:
    """Where the sums differ from the deals, in words; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("select summary, key::text, count, amount, extra from deals_summary_drift() limit 20")
        return [f"{name} {key}: count {n:+}, amount {a:+}, {x:+}" for name, key, n, a, x in cursor.fetchall()]
