"""Splits a target over people and months: weights from evidence, equal or by hand; locked cells stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.errors import NobodyInPost
from yingdan.targets.models import Lock, Target
from yingdan.targets.rules.decompose import MONTHS, Branch, decompose
from yingdan.targets.rules.sheet import Key, LockKey
from yingdan.targets.rules.weights import Estimate, seasonality, shrunk
from yingdan.targets.selectors import evidence, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import store
from yingdan.targets.services.naming import named

People = Literal["history", "equal", "manual"]
Months = Literal["history", "workdays", "equal", "manual"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How to split. `weights` and `bounds` (fen, minimum and maximum) go by member id, `month_weights` January first.

    `members` are the people who carry; None = those who work deals of their own.
    """

    people: People = "history"
    months: Months = "history"
    weights: Mapping[int, float] = field(default_factory=dict)
    month_weights: tuple[float, ...] = ()
    bounds: Mapping[int, tuple[int, int | None]] = field(default_factory=dict)
    members: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A person's share and why."""

    team: int
    member: int
    name: str
    amount: int
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A split: what each person carries and why, the months, and the cells that would change."""

    carriers: list[Carrier]
    months: list[int]
    changes: dict[Key, tuple[int | None, int | None]]


def split(*, actor: Actor, target_id: int, version: int, wish: Wish, preview: bool = False) -> tuple[Target, Proposal]:
    """Splits the whole amount anew; a preview stores nothing."""
    target = plans.to_change(actor, target_id)
    store.check_draft(target, version)
    with named():
        proposal = _propose(actor, target, wish)
    if not preview and proposal.changes:
        store.write(actor, target, "split", proposal.changes, people=wish.people, months=wish.months)
        events.record(
            actor=actor, verb="target.split", resource="target", object_id=target.id, name=target.name,
            people=wish.people, months=wish.months, carriers=len(proposal.carriers),
        )  # fmt: skip
    return target, proposal


def _propose(actor: Actor, target: Target, wish: Wish) -> Proposal:
    tree = trees.of_team(target.team_id)
    open_teams = [node.id for node in tree.nodes.values() if not node.closed]
    people = plans.carriers(open_teams, target.year, None if wish.members is None else list(wish.members))
    if not people:
        raise NobodyInPost
    present = store.cells(target)
    locks = frozenset(Lock.objects.filter(target=target).values_list("team_id", "member_id", "month"))
    months = _month_weights(target, list(tree.nodes), wish)
    posts = evidence.presences(people, target.year)
    weights, reasons = _weights(actor, target, people, wish, posts)
    root = _branches(tree, people, wish, weights, posts, months, present, locks)
    found = decompose(target.amount, months, root, strict=wish.people == "manual" or bool(wish.bounds))
    after = {
        (team, member, month): fen for (team, member), year in found.items() if member for month, fen in year.items()
    }
    changes: dict[Key, tuple[int | None, int | None]] = {
        key: (present.get(key), fen) for key, fen in after.items() if present.get(key) != fen
    }
    changes.update({key: (fen, None) for key, fen in present.items() if key not in after})
    total = target.amount or 1
    carriers = [
        Carrier(m.team_id, m.id, m.name, year := sum(found[m.team_id, m.id].values()), year / total, reasons[m.id])
        for m in people
    ]
    return Proposal(carriers, [found[target.team_id, 0][month] for month in MONTHS], changes)


def _month_weights(target: Target, teams: list[int], wish: Wish) -> dict[int, float]:
    if wish.months == "manual":
        given = wish.month_weights
        if len(given) != 12 or any(weight < 0 for weight in given) or not any(given):
            raise invalid("month_weights", "bad_value")
        return dict(zip(MONTHS, given, strict=True))
    if wish.months == "equal":
        return dict.fromkeys(MONTHS, 1.0)
    workdays = evidence.month_workdays(target.year)
    return seasonality(evidence.seasons(target, teams) if wish.months == "history" else {}, workdays)


def _weights(
    actor: Actor, target: Target, people: list[Member], wish: Wish, presences: Mapping[int, Mapping[int, float]]
) -> tuple[dict[int, float], dict[int, str]]:
    """By member: the weight of a full month in post (by hand: of the year), and the reason in words."""
    posts = {one.id: round(sum(presences[one.id].values()), 1) for one in people}
    if wish.people == "manual":
        weights = {one.id: float(wish.weights.get(one.id, 0)) for one in people}
        if any(weight < 0 for weight in weights.values()) or not any(weights.values()):
            raise invalid("weights", "bad_value")
        return weights, {k: text("target_why_manual", actor.locale, weight=f"{w:g}") for k, w in weights.items()}
    if wish.people == "equal":
        return dict.fromkeys(posts, 1.0), {
            key: text("target_why_equal", actor.locale, posts=months) for key, months in posts.items()
        }
    found = shrunk(evidence.histories(target, people), {one.id: one.team_id for one in people})
    return {key: one.weight for key, one in found.items()}, {
        key: _reason(actor, one, posts[key]) for key, one in found.items()
    }


def _reason(actor: Actor, found: Estimate, posts: float) -> str:
    yuan = {"own": f"{found.own / 100:,.0f}", "group": f"{found.group / 100:,.0f}"}
    code = "target_why_history" if found.months else "target_why_new"
    return text(
        code, actor.locale, **yuan, months=f"{found.months:g}", trust=round(found.trust * 100), posts=f"{posts:g}"
    )


def _branches(
    tree: trees.Tree, people: list[Member], wish: Wish, weights: Mapping[int, float],
    posts: Mapping[int, Mapping[int, float]], months: Mapping[int, float], present: Mapping[Key, int],
    locks: frozenset[LockKey],
) -> Branch:  # fmt: skip
    """The tree for the rules: persons with seeds and locked cells, teams with their locks; empty teams are left out."""
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    leaves: dict[int, list[Branch]] = {}
    for one in people:
        weight, seed = weights[one.id], {m: weights[one.id] * months[m] * posts[one.id][m] for m in MONTHS}
        low, high = wish.bounds.get(one.id, (0, None))
        fixed = _locked_cells(one.team_id, one.id, present, locks)
        year = weight if wish.people == "manual" else sum(seed.values())
        leaves.setdefault(one.team_id, []).append(Branch((one.team_id, one.id), year, seed, fixed, None, low, high))
    keep = {(team, member) for team, member, _ in present} - {(one.team_id, one.id) for one in people}
    for team, member in sorted(keep):
        fixed = _locked_cells(team, member, present, locks)
        if fixed and team in tree.nodes:
            leaves.setdefault(team, []).append(Branch((team, member), fixed=fixed))
    branches: dict[int, Branch] = {}
    sums = tree.rolled_up(_own(present), 12)
    for team in reversed(tree.nodes):
        below = [branches[child] for child in tree.children.get(team, []) if child in branches]
        if children := leaves.get(team, []) + below:
            branches[team] = Branch((team, 0), children=children, **_locked_team(team, sums[team], locks))
    root = next(iter(tree.nodes))
    return branches[root]


def _own(present: Mapping[Key, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for (team, _, month), fen in present.items():
        found.setdefault(team, [0] * 12)[month - 1] += fen
    return found


def _locked_cells(team: int, member: int, present: Mapping[Key, int], locks: frozenset[LockKey]) -> dict[int, int]:
    """A line's locked months; a locked year holds them all."""
    whole = (team, member, 0) in locks
    return {m: present.get((team, member, m), 0) for m in MONTHS if whole or (team, member, m) in locks}


def _locked_team(team: int, sums: list[int], locks: frozenset[LockKey]) -> dict[str, Any]:
    fixed = {month: sums[month - 1] for month in MONTHS if (team, None, month) in locks}
    return {"fixed": fixed, "fixed_year": sum(sums) if (team, None, 0) in locks else None}
