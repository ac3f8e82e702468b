"""One write of a person's phone after the other. The order is everywhere: the person, then the customer, the visit."""

from django.db import connection


def member(member_id: int | None) -> None:
    """Waits until no other request of the person writes, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('visits'), %s)", [member_id or 0])
