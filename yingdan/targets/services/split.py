"""Splits a target over people and months: weights from evidence, equal or by hand; locked cells stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.errors import NobodyInPost
from yingdan.targets.models import Target
from yingdan.targets.rules.decompose import MONTHS, decompose
from yingdan.targets.rules.tree import Above, Leaf
from yingdan.targets.rules.weights import Estimate, seasonality, shrunk
from yingdan.targets.selectors import evidence, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.services import daily, store
from yingdan.targets.services.branches import Line, branches
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
    changes: dict[Leaf, int | None]


def split(*, actor: Actor, target_id: int, version: int, wish: Wish, preview: bool = False) -> tuple[Target, Proposal]:
    """Splits the whole amount anew; a preview stores nothing."""
    target = plans.to_change(actor, target_id)
    store.check_draft(target)
    if version != target.version:
        raise Conflict("target_changed_since", current_version=target.version)
    with named(actor):
        proposal = _propose(actor, target, wish)
    if not preview and proposal.changes:
        _store(actor, target, proposal, wish)
    return target, proposal


def _store(actor: Actor, target: Target, proposal: Proposal, wish: Wish) -> None:
    """Writes the new months with their days."""
    after = {leaf: fen for leaf, fen in proposal.changes.items() if fen is not None}
    above = Above(trees.of_team(target.team_id).parents)
    changes: dict[Leaf, list[int] | None] = dict.fromkeys(proposal.changes)
    changes.update(daily.fill(target, after, store.days(target, None), held(target), above))
    store.write(actor, target, "split", changes, people=wish.people, months=wish.months)
    events.record(
        actor=actor, verb="target.split", resource="target", object_id=target.id, name=target.name,
        people=wish.people, months=wish.months, carriers=len(proposal.carriers),
    )  # fmt: skip


def _propose(actor: Actor, target: Target, wish: Wish) -> Proposal:
    tree = trees.of_team(target.team_id)
    open_teams = [node.id for node in tree.nodes.values() if not node.closed]
    people = plans.carriers(open_teams, target.year, None if wish.members is None else list(wish.members))
    if not people:
        raise NobodyInPost
    present = store.amounts(target)
    months = _month_weights(target, list(tree.nodes), wish)
    posts = evidence.presences(people, target.year)
    weights, reasons = _weights(actor, target, people, wish, posts)
    lines = _lines(people, wish, weights, months, posts)
    root = branches(tree, lines, present, held(target))
    found = decompose(target.amount, months, root, strict=wish.people == "manual" or bool(wish.bounds))
    after = {
        (team, member, 0, month): fen
        for (team, member), year in found.items() if member
        for month, fen in year.items()
    }  # fmt: skip
    changes: dict[Leaf, int | None] = {leaf: fen for leaf, fen in after.items() if present.get(leaf) != fen}
    changes.update(dict.fromkeys(leaf for leaf in present if leaf not in after))
    total = target.amount or 1
    carriers = [
        Carrier(m.team_id, m.id, m.name, year := sum(found[m.team_id, m.id].values()), year / total, reasons[m.id])
        for m in people
    ]
    return Proposal(carriers, [found[target.team_id, 0][month] for month in MONTHS], changes)


def _lines(
    people: list[Member], wish: Wish, weights: Mapping[int, float], months: Mapping[int, float],
    posts: Mapping[int, Mapping[int, float]],
) -> list[Line]:  # fmt: skip
    """What each person should carry, by month as far as in post."""
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    lines = []
    for one in people:
        seed = {month: weights[one.id] * months[month] * posts[one.id][month] for month in MONTHS}
        year = weights[one.id] if wish.people == "manual" else sum(seed.values())
        lines.append(Line(one.team_id, one.id, year, seed, *wish.bounds.get(one.id, (0, None))))
    return lines


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
