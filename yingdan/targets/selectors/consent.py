"""Who has confirmed the own target, who countered it, who is silent – as far as the actor may see.

The database tells the state of every line (`STATE` says in SQL what `rules.consent` says), so that counts over 10,000
people and a page of them are one statement.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.targets.models import Response, Target
from yingdan.targets.rules.consent import WAITING, Said, State, state
from yingdan.targets.selectors import level, lines

OPEN = ("proposed", "approved", "published")
KINDS = ("confirm", "counter")
PAGE = 100
# Of a line `l` (months, fen) and what was said last `s` (withdrawn left out; id null: nothing)
STATE = """case when s.id is null then 'silent'
    when s.kind = 'confirm' then case when s.months = l.months then 'confirmed' else 'changed' end
    when s.answer = '' then 'countered'
    when s.answer = 'kept' then 'kept'
    when s.settled = l.fen then 'accepted' else 'changed' end"""
_MONTHS = ", ".join(f"coalesce(sum(fen) filter (where month = {n}), 0)::bigint" for n in range(1, 13))
STATES = f"""with {{below}}, said as (
    select distinct on (team_id, member_id) id, team_id, member_id, kind, months, answer, settled from targets_response
    where target_id = any(%(versions)s) and kind in ('confirm', 'counter') and answer <> 'withdrawn'
        and team_id in (select team_id from below)
    order by team_id, member_id, id desc),
lines as (
    select team_id, member_id, array[{_MONTHS}] as months, sum(fen)::bigint as fen from targets_cell
    where target_id = %(target)s and team_id in (select team_id from below) group by 1, 2),
states as (
    select l.team_id, l.member_id, l.fen, s.id, branch, {STATE} as state
    from lines l join below using (team_id) left join said s using (team_id, member_id)
    where l.fen > 0 or s.id is not null)"""  # noqa: S608 - parts above
# Counts by branch and state, and a page of people: those who countered first, then by name
OVERVIEW = f"""{STATES}, people as (
    select (state <> 'countered')::int as rank, m.name, member_id, p.team_id, p.fen, p.id, state
    from states p join org_member m on m.id = member_id
    where (%(state)s::text is null or state = %(state)s)
        and (%(rank)s::int is null or ((state <> 'countered')::int, m.name, member_id, p.team_id)
            > (%(rank)s, %(name)s, %(member)s::bigint, %(team)s::bigint))
    order by 1, 2, 3, 4 limit %(limit)s)
select 0, branch, count(*), 0, state, '', 0, 0 from states group by branch, state
union all select 1, team_id, fen, member_id, state, name, id, rank from people"""  # noqa: S608 - parts above
SILENT = f"{STATES} select distinct member_id from states where state = any(%(waiting)s)"  # noqa: S608 - parts above


@dataclass(frozen=True, slots=True)
class Consent:
    """A line with what its person said last; `amount` is the year."""

    team: int
    member: int
    name: str
    amount: int
    state: State
    response: Response | None


@dataclass(frozen=True, slots=True)
class Share:
    """A sub-team: how many of its people (all levels down) are in which state."""

    team: int
    name: str
    counts: Counter[State]


@dataclass(frozen=True, slots=True)
class Overview:
    """A team: everybody below it by state, its direct sub-teams, and a page of its people with their teams' names."""

    team: int
    name: str
    counts: Counter[State]
    shares: list[Share]
    people: list[Consent]
    teams: dict[int, str]
    next: str | None


def said(response: Response | None) -> Said | None:
    """A stored response as the rules know it."""
    if response is None:
        return None
    return Said(response.kind, response.months, response.answer, response.settled)


def overview(
    actor: Actor, target: Target, team: int | None = None, wanted: State | None = None, after: str | None = None
) -> Overview:
    """A level with its people, perhaps of one state only; five queries whatever is below."""
    place = level.find(actor, target, team)
    rank, name, member, line_team = paging.decode(after, 4) if after else (None, None, None, None)
    asked = {"state": wanted, "rank": rank, "name": name, "member": member, "team": line_team, "limit": PAGE + 1}
    rows = level.rows(OVERVIEW, {**_params(target, place), **asked})
    counts: dict[int, Counter[State]] = {}
    for what, branch, number, _, one, *_ in rows:
        if what == 0:
            counts.setdefault(branch, Counter())[one] += number
    found = sorted((row for row in rows if row[0] == 1), key=lambda row: (row[7], row[5], row[3], row[1]))
    shares = [Share(one.id, one.name, counts[one.id]) for one in place.below if one.id in counts]
    return Overview(
        place.top.id, place.top.name, sum(counts.values(), Counter()), shares, _people(found[:PAGE]),
        level.names(row[1] for row in found), _next(found[PAGE - 1]) if len(found) > PAGE else None,
    )  # fmt: skip


def _people(found: list[tuple[Any, ...]]) -> list[Consent]:
    ids = [row[6] for row in found if row[6]]
    known = {one.id: one for one in Response.objects.filter(id__in=ids).select_related("answered_by")}
    return [Consent(row[1], row[3], row[5], row[2], row[4], known.get(row[6])) for row in found]


def _next(row: tuple[Any, ...]) -> str:
    return paging.encode([row[7], row[5], row[3], row[1]])


def _params(target: Target, place: level.Level) -> dict[str, Any]:
    return {**place.params, "target": target.id, "versions": lines.chain(target)}


def waiting(actor: Actor, target: Target, team: int | None) -> list[int]:
    """Members in the actor's care who have yet to say something."""
    place = level.find(actor, target, team, "target.edit")
    return [one for (one,) in level.rows(SILENT, {**_params(target, place), "waiting": list(WAITING)})]


def waits(counts: Counter[State], states: Iterable[State] = WAITING) -> bool:
    """Whether anybody has yet to say something."""
    return any(counts[one] for one in states)


def is_confirmed(response: Response, months: list[int]) -> bool:
    """Whether these very months were confirmed."""
    return state(said(response), months) == "confirmed"
