"""Splits a target over people and months: weights from evidence, equal or by hand; locked cells stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.errors import NobodyInPost
from yingdan.targets.models import Target
from yingdan.targets.rules.decompose import MONTHS, decompose
from yingdan.targets.rules.fairness import Burden, Fairness, fairness
from yingdan.targets.rules.tree import Above, Leaf
from yingdan.targets.rules.weights import Blend
from yingdan.targets.selectors import evidence, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.services import daily, parting, store, weighing
from yingdan.targets.services.branches import Line, branches
from yingdan.targets.services.naming import named

People = Literal["history", "equal", "manual"]
Days = Literal["workdays", "history"]
Months = Literal["history", "workdays", "equal", "manual"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How to split. `weights` and `bounds` (fen, minimum and maximum) go by member id, `month_weights` January first.

    `members` are the people who carry; None = those who work deals of their own. `blend` says how evidence counts.
    """

    people: People = "history"
    months: Months = "history"
    weights: Mapping[int, float] = field(default_factory=dict)
    month_weights: tuple[float, ...] = ()
    bounds: Mapping[int, tuple[int, int | None]] = field(default_factory=dict)
    members: tuple[int, ...] | None = None
    days: Days = "workdays"
    blend: Blend = field(default_factory=Blend)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A person's share and why: `history` is the own record as a year, `growth` what is asked beyond it."""

    team: int
    member: int
    name: str
    amount: int
    share: float
    history: int
    growth: float | None
    potential: int
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A split: what each person carries and why, how fair it is, the months, and the cells that would change."""

    carriers: list[Carrier]
    fairness: Fairness
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
    tree = trees.of_team(target.team_id)
    above = Above(tree.parents)
    anew = evidence.day_weights(target, list(tree.nodes)) if wish.days == "history" else None
    changes: dict[Leaf, list[int] | None] = dict.fromkeys(proposal.changes)
    changes.update(daily.fill(target, after, store.days(target, None), held(target), above, anew))
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
    months = weighing.month_weights(target, list(tree.nodes), wish.months, wish.month_weights)
    posts = evidence.presences(people, target.year)
    ask = weighing.Ask(actor, target, people, posts, wish.blend)
    weighed = weighing.weigh(ask, wish.people, wish.weights)
    lines = _lines(people, wish, weighed, months, posts)
    root = branches(tree, lines, present, held(target))
    found = decompose(target.amount, months, root, strict=wish.people == "manual" or bool(wish.bounds))
    people_months = {
        (line, month): fen for line, year in found.items() if line[1] for month, fen in year.items()
    }  # fmt: skip
    after = parting.split_again(target, people_months, present, held(target))
    all_days = wish.days == "history"  # days move although months stay
    changes: dict[Leaf, int | None] = {leaf: fen for leaf, fen in after.items() if all_days or present.get(leaf) != fen}
    changes.update(dict.fromkeys(leaf for leaf in present if leaf not in after))
    carriers = [_carrier(target, m, sum(found[m.team_id, m.id].values()), weighed[m.id]) for m in people]
    burdens = [Burden(one.amount, one.potential, one.history) for one in carriers]
    return Proposal(carriers, fairness(burdens), [found[target.team_id, 0][month] for month in MONTHS], changes)


def _carrier(target: Target, member: Member, year: int, why: weighing.Weighed) -> Carrier:
    growth = year / why.history - 1 if why.history > 0 else None
    return Carrier(
        member.team_id, member.id, member.name, year, year / (target.amount or 1), why.history, growth,
        why.potential, why.reason,
    )  # fmt: skip


def _lines(
    people: list[Member], wish: Wish, weighed: Mapping[int, weighing.Weighed], months: Mapping[int, float],
    posts: Mapping[int, Mapping[int, float]],
) -> list[Line]:  # fmt: skip
    """What each person should carry, by month as far as in post."""
    nothing = not any(one.weight for one in weighed.values())
    lines = []
    for one in people:
        why = weighed[one.id]
        weight = 1.0 if nothing else why.weight
        seed = {month: weight * months[month] * posts[one.id][month] * why.ramp.get(month, 1.0) for month in MONTHS}
        low, high = wish.bounds.get(one.id, (0, why.maximum))
        lines.append(
            Line(one.team_id, one.id, weight if wish.people == "manual" else sum(seed.values()), seed, low, high)
        )
    return lines
