"""Building an organisation in bulk, for imports: paths of teams and the people in them. Repeating changes nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from django.db import connection
from pypinyin import lazy_pinyin

from yingdan.accounts.models import User
from yingdan.accounts.services import users
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team
from yingdan.org.services import members, tree

Path = tuple[str, ...]
KINDS = ("region", "team")  # of the first and the second level below the root
NOT_IN_USERNAMES = re.compile(r"[^a-z0-9]+")


def root(actor: Actor, name: str) -> Team:
    """The root of the tree, made with this name when there is none."""
    tree.lock()
    found = Team.objects.filter(parent=None, closed_on=None).order_by("position", "id").first()
    return found or tree.insert(Team(name=name, kind="company", opened_on=clock.today()), "")


def ensure_paths(actor: Actor, paths: Iterable[Sequence[str]], under: Team) -> dict[Path, int]:
    """Ids of the teams at these paths of names below `under`; what is missing is made (parents too), in one insert."""
    tree.lock()
    open_teams = Team.objects.filter(closed_on=None, path__within=under.path)
    known: dict[tuple[int | None, str], Team] = {(team.parent_id, team.name): team for team in open_teams}
    made: list[Team] = []
    wanted = list(dict.fromkeys(tuple(path) for path in paths))
    ids = _new_ids(sum(len(path) for path in wanted))
    result: dict[Path, int] = {}
    for path in wanted:
        parent = under
        for depth, name in enumerate(path):
            team = known.get((parent.id, name))
            if team is None:
                team = _child(parent, name, KINDS[min(depth, len(KINDS) - 1)], next(ids))
                known[parent.id, name] = team
                made.append(team)
            parent = team
        result[path] = parent.id
    Team.objects.bulk_create(made, batch_size=1000)
    return result


def ensure_path(actor: Actor, path: Sequence[str], under: Team) -> int:
    """The id of the team at this path of names below `under`, made when missing."""
    return ensure_paths(actor, [path], under)[tuple(path)]


def ensure_members(
    actor: Actor, people: Iterable[tuple[str, int]], role_codes: Sequence[str], **values: Any
) -> dict[tuple[str, int], int]:
    """Ids of the members named (name, team id); those missing are made with these roles and values."""
    wanted = list(dict.fromkeys(people))
    rows = Member.objects.filter(team__in={team for _, team in wanted}, name__in={name for name, _ in wanted})
    found = {(name, team): pk for pk, name, team in rows.order_by("-id").values_list("id", "name", "team_id")}
    missing = [pair for pair in wanted if pair not in found]
    made = create_members(actor, [{"name": name, "team_id": team, **values} for name, team in missing], role_codes)
    return {**found, **dict(zip(missing, (member.id for member in made), strict=True))}


def create_members(actor: Actor, rows: Sequence[Mapping[str, Any]], role_codes: Sequence[str]) -> list[Member]:
    """Many members at once (10,000 is fine) from fields of `members.FIELDS`, `team_id` and perhaps `username`.

    They cannot sign in until somebody gives them a one-time password.
    """
    names = usernames([(str(row["name"]), str(row.get("username") or row.get("staff_no") or "")) for row in rows])
    people = [(username, str(row["name"])) for username, row in zip(names, rows, strict=True)]
    accounts = users.create_many(actor=actor, people=people, role_codes=role_codes)
    made: list[Member] = []
    for user, row in zip(accounts, rows, strict=True):
        columns = {name: value for name, value in row.items() if name in (*members.FIELDS, "team_id", "custom")}
        member = Member(user=user, **columns)
        members.index(member)
        made.append(member)
    return Member.objects.bulk_create(made, batch_size=1000)


def set_managers(actor: Actor, managers: Mapping[int, int]) -> None:
    """Team id → member id of its manager; those who have that manager already are not written."""
    teams = [team for team in Team.objects.filter(id__in=managers) if team.manager_id != managers[team.id]]
    for team in teams:
        team.manager_id = managers[team.id]
    Team.objects.bulk_update(teams, ["manager"], batch_size=1000)


def usernames(people: Sequence[tuple[str, str]]) -> list[str]:
    """A free user name for each (name, wish): the wish, else the name in Latin letters, numbered when taken."""
    bases = [wish or username_base(name) for name, wish in people]
    taken = set(User.objects.values_list("username", flat=True))
    result: list[str] = []
    for base in bases:
        name = next(name for name in _numbered(base) if name not in taken)
        taken.add(name)
        result.append(name)
    return result


def username_base(name: str) -> str:
    """zhangsan for 张三, dustin.brinkmann for Dustin Brinkmann."""
    words = [NOT_IN_USERNAMES.sub("", "".join(lazy_pinyin(word)).lower()) for word in name.split()]
    return ".".join(filter(None, words))[:90] or "member"


def _numbered(base: str) -> Iterator[str]:
    yield base
    for number in count(2):
        yield f"{base}{number}"


def _child(parent: Team, name: str, kind: str, team_id: int) -> Team:
    return Team(
        id=team_id, name=name, kind=kind, parent=parent, path=f"{parent.path}.{team_id}", opened_on=clock.today()
    )


def _new_ids(number: int) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('org_team', 'id')) from generate_series(1, %s)", [number])
        return iter([row[0] for row in cursor.fetchall()])
