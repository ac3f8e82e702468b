"""Tells the database who writes: the audit triggers read these settings, so no code can forget them."""

from django.db import connection

from yingdan.kernel.actor import Actor


def announce(actor: Actor) -> None:
    """Names the actor for the rest of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('yingdan.user_id', %s, true), set_config('yingdan.actor', %s, true),"
            " set_config('yingdan.channel', %s, true), set_config('yingdan.reason', %s, true)",
            [str(actor.user_id or ""), actor.name, actor.channel, actor.reason],
        )
