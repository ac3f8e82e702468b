"""Proves the states of deals right, and makes them good again."""

from django.db import connection, transaction


def repair() -> None:
    """States of deals that have none from what is known of their past; the others go on with how the deal is now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deals_repair_states()")


def drift() -> list[str]:
    """Deals whose states do not fit, in words; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("select deal_id, problem from deals_state_drift() limit 20")
        return [f"deal {deal}: {problem}" for deal, problem in cursor.fetchall()]
