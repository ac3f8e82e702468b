"""Writing the organisation tree: one writer at a time, paths of whole subtrees in one statement."""

from django.db import connection

from yingdan.kernel.errors import NotFound, invalid
from yingdan.org.errors import TeamClosed
from yingdan.org.models import Team


def lock() -> None:
    """Waits until no other transaction changes the tree, so that checks of its shape stay true."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('org/tree', 0))")


def locked_team(team_id: int) -> Team:
    """The team, with the tree locked."""
    lock()
    team = Team.objects.select_for_update(of=("self",), no_key=True).filter(id=team_id).first()
    if team is None:
        raise NotFound
    return team


def open_team(team_id: int, field: str = "team") -> Team:
    """A team that something can be put into."""
    team = Team.objects.filter(id=team_id).first()
    if team is None:
        raise invalid(field, "unknown_team")
    if team.closed_on:
        raise TeamClosed(name=team.name)
    return team


def check_name(name: str, parent_id: int | None, but: int | None = None) -> None:
    """Raises `Invalid` when an open sibling has the name."""
    if Team.objects.filter(parent=parent_id, name=name, closed_on=None).exclude(id=but or 0).exists():
        raise invalid("name", "team_name_taken", value=name)


def insert(team: Team, parent_path: str) -> Team:
    """Writes a new team; the path needs the id, which is taken from the sequence first."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('org_team', 'id'))")
        team.id = cursor.fetchone()[0]
    team.path = f"{parent_path}.{team.id}" if parent_path else str(team.id)
    team.save(force_insert=True)
    return team


def rebase(old_path: str, new_parent_path: str) -> int:
    """Gives a whole subtree its new paths; returns how many teams moved."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update org_team set path = %(new)s::ltree || subpath(path, nlevel(%(old)s::ltree) - 1)"
            " where path <@ %(old)s::ltree",
            {"new": new_parent_path, "old": old_path},
        )
        return int(cursor.rowcount)
