"""Two targets side by side: old, new and difference by period, one level at a time or only the people who changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import levels
from yingdan.targets.rules.levels import Level
from yingdan.targets.selectors import level, lines

Zoom = Literal["year", "quarter", "month"]
WIDTH: dict[Zoom, int] = {"year": 12, "quarter": 3, "month": 1}
PAGE = 100
SUMS = """with {below}
select target_id, branch, month, sum(fen)::bigint from targets_teamsum join below using (team_id)
where target_id in (%(old)s, %(new)s) group by 1, 2, 3"""
# Lines that differ in a period, with the branch that they count for; cells that are the same are left out first
CHANGED = """changed as (
    select distinct team_id, member_id, branch from (
        select coalesce(o.team_id, n.team_id) as team_id, coalesce(o.member_id, n.member_id) as member_id
        from (select * from targets_cell where target_id = %(old)s and team_id in (select team_id from below)) o
        full join (select * from targets_cell where target_id = %(new)s and team_id in (select team_id from below)) n
            on (o.team_id, o.member_id, o.month, coalesce(o.part_id, 0))
                = (n.team_id, n.member_id, n.month, coalesce(n.part_id, 0))
        where o.fen is distinct from n.fen
        group by 1, 2, (coalesce(o.month, n.month) - 1) / %(width)s
        having sum(coalesce(n.fen, 0) - coalesce(o.fen, 0)) <> 0) d
    join below using (team_id))"""
PEOPLE = f"""with {{below}}, {CHANGED}, people as (
    select t.path, m.name, c.member_id, c.team_id, t.name as team from changed c
    join org_member m on m.id = c.member_id join org_team t on t.id = c.team_id
    where %(path_after)s::text is null
        or (t.path, m.name, c.member_id) > (%(path_after)s::ltree, %(name)s, %(member)s::bigint)
    order by 1, 2, 3 limit %(limit)s)
select 0, branch, count(*), '', '', '' from changed group by branch
union all select 1, team_id, member_id, name, team, path::text from people"""  # noqa: S608 - parts above
OWN = """select member_id, name from (
    select distinct member_id from targets_cell where target_id in (%(old)s, %(new)s) and team_id = %(top)s) l
join org_member m on m.id = member_id
where %(name)s::text is null or (name, member_id) > (%(name)s, %(member)s::bigint)
order by name, member_id limit %(limit)s"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A team (member 0) or a person in both; values go by period. `team_name` of a person; `moved`: how many people
    below a team changed (asked for only when only changes are)."""

    team: int
    member: int
    parent: int | None
    depth: int
    name: str
    children: int
    old: list[int]
    new: list[int]
    team_name: str = ""
    moved: int = 0

    @property
    def changed(self) -> bool:
        """Whether any period differs."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Ask:
    """What is compared: a team, perhaps only what differs, perhaps more people after a cursor."""

    zoom: Zoom = "quarter"
    team: int | None = None
    changed: bool = False
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A team and those right below it; then a page of its own people, or of all people below who changed."""

    rows: list[Difference]
    next: str | None


@dataclass(frozen=True, slots=True)
class Both:
    """The two that are compared, and where."""

    old: Target
    new: Target
    place: level.Level
    ask: Ask

    @property
    def params(self) -> dict[str, Any]:
        """What the statements need to know."""
        ids = {"old": self.old.id, "new": self.new.id, "width": WIDTH[self.ask.zoom]}
        return {**self.place.params, **ids, "limit": PAGE + 1}

    def columns(self, months: list[int]) -> list[int]:
        """Sums by period."""
        return columns(months, self.ask.zoom)


def periods(year: int, zoom: Zoom) -> list[str]:
    """The columns' keys."""
    if zoom == "year":
        return [str(year)]
    return [f"{year}Q{n}" if zoom == "quarter" else f"{year}-{n:02}" for n in range(1, 12 // WIDTH[zoom] + 1)]


def columns(months: list[int], zoom: Zoom) -> list[int]:
    """Sums of twelve months by period."""
    width = WIDTH[zoom]
    return [sum(months[n : n + width]) for n in range(0, 12, width)]


def check(old: Target, new: Target) -> None:
    """`Invalid` when they cannot be compared."""
    if old.metric != new.metric:
        raise invalid("other", "target_other_metric")


def read(actor: Actor, old: Target, new: Target, ask: Ask) -> Comparison:
    """One level of the tree of the newer one; five queries whatever is below."""
    check(old, new)
    both = Both(old, new, level.find(actor, new, ask.team), ask)
    moved, people, following = _changed(both) if ask.changed else _own(both)
    rows = _teams(both) if ask.after is None else []
    if ask.changed:
        top = sum(moved.values())
        rows = [replace(one, moved=moved.get(one.team, 0) if one.depth else top) for one in rows]
        rows = [one for one in rows if one.moved or one.changed]
    return Comparison([*rows, *people], following)


def _teams(both: Both) -> list[Difference]:
    """The top and the teams below it that carry anything."""
    place, top = both.place, both.place.top.id
    sums = {(target, one.id): [0] * 12 for target in (both.old.id, both.new.id) for one in place.teams}
    for target, branch, month, fen in level.rows(SUMS, both.params):
        for team in {top, branch} & {one.id for one in place.teams}:
            sums[target, team][month - 1] += fen
    found = []
    for one in place.teams:
        old, new = (both.columns(sums[target.id, one.id]) for target in (both.old, both.new))
        if any(old) or any(new) or one.id == top:
            parent = place.parent if one.id == top else top
            found.append(Difference(one.id, 0, parent, int(one.id != top), one.name, 1, old, new))
    return found


def _own(both: Both) -> tuple[dict[int, int], list[Difference], str | None]:
    """A page of the team's own people, by name."""
    name, member = paging.decode(both.ask.after, 2) if both.ask.after else (None, 0)
    found = level.rows(OWN, {**both.params, "name": name, "member": member})
    top = both.place.top
    people = _people(both, [(top.id, one, called, "") for one, called in found[:PAGE]])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return {}, people, paging.encode([last[1], last[0]]) if last else None


def _changed(both: Both) -> tuple[dict[int, int], list[Difference], str | None]:
    """How many changed by branch, and a page of them in the order of their teams."""
    path, name, member = paging.decode(both.ask.after, 3) if both.ask.after else (None, None, 0)
    rows = level.rows(PEOPLE, {**both.params, "path_after": path, "name": name, "member": member})
    moved = {row[1]: row[2] for row in rows if row[0] == 0}
    found = [row[1:] for row in rows if row[0] == 1]
    people = _people(both, [(team, one, called, above) for team, one, called, above, _ in found[:PAGE]])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return moved, people, paging.encode([last[4], last[2], last[1]]) if last else None


def _people(both: Both, wanted: list[tuple[int, int, str, str]]) -> list[Difference]:
    teams, members = {team for team, *_ in wanted}, {member for _, member, *_ in wanted}
    old, new = (lines.months(one, teams, members=members) for one in (both.old, both.new))
    empty = [0] * 12
    return [
        Difference(
            team, member, team, 1, name, 0, both.columns(old.get((team, member), empty)),
            both.columns(new.get((team, member), empty)), above,
        )
        for team, member, name, above in wanted
    ]  # fmt: skip


Side = tuple[int, int]  # basis points, and what they come to for the whole


@dataclass(frozen=True, slots=True)
class Step:
    """A level of two targets; None where one has none of this name."""

    level: Level
    old: Side | None
    new: Side | None


def steps(old: Target, new: Target) -> list[Step]:
    """The levels of both with the target itself, the easiest first; none where neither has any."""
    less = metrics.find(new.metric).less_is_better
    before, after = (_sides(one, less_is_better=less) for one in (old, new))
    if len(before) == len(after) == 1:
        return []
    known = {label: level for label, (level, _) in (before | after).items()}
    found = [
        Step(level, *(side[label][1] if label in side else None for side in (before, after)))
        for label, level in known.items()
    ]
    return sorted(found, key=lambda one: one.level.bp, reverse=less)


def _sides(target: Target, *, less_is_better: bool) -> dict[tuple[str, str], tuple[Level, Side]]:
    found = levels.ordered(levels.loaded(target.levels), less_is_better=less_is_better)
    return {
        one.label: (one, (one.bp, levels.amount(target.amount, one, less_is_better=less_is_better))) for one in found
    }


def family(target: Target, others: Iterable[Target]) -> list[Target]:
    """What a target can be compared with: the same metric, nearest first – its own versions, then other years'."""
    chain = lines.chain(target)
    same = [one for one in others if one.metric == target.metric and one.id != target.id]
    return sorted(same, key=lambda one: (one.id not in chain, one.team_id != target.team_id, -one.year, -one.id))
