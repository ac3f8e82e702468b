"""The organisation tree as pages show it: teams with counts, members of a team page by page."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from yingdan.accounts import selectors as accounts
from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.models import Member
from yingdan.platform.resources import hiding

_TEAMS = """
select t.id, t.parent_id, t.name, t.kind, t.path::text, t.position, m.id, m.name, coalesce(c.n, 0),
       t.external_id, t.opened_on, t.closed_on, t.version
from org_team t
left join org_member m on m.id = t.manager_id
left join (select team_id, count(*) n from org_member where ended_on is null or ended_on >= %s group by team_id) c
       on c.team_id = t.id
where t.closed_on is null or %s"""
_COLUMNS = (
    "id", "parent_id", "name", "kind", "path", "position", "manager_id", "manager_name", "members",
    "external_id", "opened_on", "closed_on", "version",
)  # fmt: skip


def teams(*, parent_id: int | None = None, only_below: bool = False, closed: bool = False) -> list[dict[str, Any]]:
    """Teams with the number of members in them and below, parents first and siblings in order; one query.

    `only_below` gives the direct children of `parent_id` only.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TEAMS, [clock.today(), closed])
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        row.update(total=row["members"], children=0, depth=row["path"].count("."))
        row["manager"] = {"id": row["manager_id"], "name": row["manager_name"]} if row["manager_id"] else None
    for row in sorted(rows, key=lambda row: -row["depth"]):
        if above := by_id.get(row["parent_id"]):
            above["total"] += row["total"]
            above["children"] += 1
    if only_below:
        return _in_order([row for row in rows if row["parent_id"] == parent_id])
    return _walk(rows)


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["position"], row["id"]))


def _walk(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Depth first. Teams under a parent that is left out (closed) come at the end rather than vanish."""
    children: dict[int | None, list[dict[str, Any]]] = {}
    known = {row["id"] for row in rows}
    for row in _in_order(rows):
        children.setdefault(row["parent_id"] if row["parent_id"] in known else None, []).append(row)
    ordered: list[dict[str, Any]] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting.extend(reversed(children.get(row["id"], [])))
    return ordered


def members_of_team(
    actor: Actor, team_id: int, *, cursor: str | None, limit: int, left: bool
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of the members whose main or further team it is, by name, and the cursor of the next page."""
    today = clock.today()
    further = Q(further_teams__team=team_id, further_teams__since__lte=today) & (
        Q(further_teams__until=None) | Q(further_teams__until__gte=today)
    )
    rows = selectors.visible_members(actor).filter(Q(team=team_id) | further).distinct()
    if not left:
        rows = selectors.present(rows)
    if cursor:
        name, last_id = paging.decode(cursor, 2)
        rows = rows.filter(Q(name__gt=str(name)) | Q(name=str(name), id__gt=paging_id(last_id)))
    page = list(rows.select_related("user", "manager").order_by("name", "id")[: limit + 1])
    more, page = len(page) > limit, page[:limit]
    return _described(actor, page, team_id), paging.encode([page[-1].name, page[-1].id]) if more else None


def paging_id(value: Any) -> int:
    """The id of a cursor; whatever else somebody put there finds nothing."""
    return value if isinstance(value, int) else 0


def _described(actor: Actor, page: list[Member], team_id: int) -> list[dict[str, Any]]:
    roles = accounts.roles_by_user(member.user_id for member in page)

    def told(name: str, value: Any) -> Any:
        return hiding.shown(actor, "member", name, value)

    return [
        {
            "id": member.id,
            "name": member.name,
            "position": told("position", member.position),
            "staff_no": member.staff_no,
            "phone": told("phone", member.phone),
            "manager": told("manager", {"id": member.manager.id, "name": member.manager.name})
            if member.manager
            else None,
            "roles": brief(roles.get(member.user_id, [])),
            "username": member.user.username,
            "is_active": member.user.is_active,
            "further": member.team_id != team_id,
            "started_on": told("started_on", member.started_on),
            "ended_on": member.ended_on,
        }
        for member in page
    ]


def brief(roles: Iterable[Any]) -> list[dict[str, Any]]:
    """Roles as the API shows them."""
    return [{"code": role.code, "label": {"zh": role.zh, "en": role.en}} for role in roles]


def place(member: Member) -> dict[str, Any]:
    """Where a member stands: teams, roles, user."""
    further = member.further_teams.select_related("team").order_by("since", "id")
    return {
        "id": member.id,
        "name": member.name,
        "team": {"id": member.team_id, "name": member.team.name},
        "further_teams": [
            {"team": {"id": row.team_id, "name": row.team.name}, "since": row.since, "until": row.until}
            for row in further
        ],
        "roles": brief(accounts.roles_of(member.user_id)),
        "username": member.user.username,
        "is_active": member.user.is_active,
        "must_change_password": member.user.must_change_password,
        "last_login": member.user.last_login and member.user.last_login.isoformat(),
        "ended_on": member.ended_on,
        "version": member.version,
    }


def managed_teams(member_id: int) -> QuerySet[Any]:
    """Open teams that the member manages."""
    return selectors.open_teams().filter(manager=member_id).order_by("position", "id")
