"""Members from an import: each new one gets a user, who cannot sign in until given a one-time password."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from yingdan.accounts.services import users
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.org.services import structure

Values = dict[str, Any]
ROLE = "rep"
TEXTS = ("phone", "position")
PLAIN = ("name", "staff_no", "started_on", "external_id")


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of `org_member`. A new row is given the id of a user that `after` makes (the foreign key is deferred)."""
    present = dict(Member.objects.filter(id__in=[row["id"] for row in rows]).values_list("id", "user_id"))
    new_ids = iter(_user_ids(sum(1 for row in rows if row["id"] not in present)))
    return [
        {
            **{name: row.get(name) for name in PLAIN},
            **{name: row.get(name) or "" for name in TEXTS},
            "team_id": row.get("team"),
            "manager_id": row.get("manager"),
            "user_id": present[row["id"]] if row["id"] in present else next(new_ids),
            "search": search.vector([row["name"], row.get("staff_no") or ""], [row.get("phone") or ""]),
        }
        for row in rows
    ]


def after(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Makes the users of new members, with the role of a rep; administrators change roles on the member's page."""
    written = dict(Member.objects.filter(id__in=ids).values_list("id", "user_id"))
    names = structure.usernames([(str(row["name"]), str(row.get("staff_no") or "")) for row in rows])
    people = [(name, str(row["name"])) for name, row in zip(names, rows, strict=True)]
    users.create_many(actor=actor, people=people, role_codes=[ROLE], ids=[written[row["id"]] for row in rows])


def changed(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """The user shows the member's new name."""
    users.rename_many(dict(Member.objects.filter(id__in=ids).values_list("user_id", "name")))


def undone(actor: Actor, ids: list[int]) -> None:
    """Users without their members go, too."""
    users.remove_unused(but=Member.objects.values("user_id"))


def _user_ids(number: int) -> Iterable[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence('accounts_user', 'id')) from generate_series(1, %s)", [number]
        )
        return [row[0] for row in cursor.fetchall()]
