"""Persons' months split further over products, customers or channels; put together again when that is not wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.targets.models import Target
from yingdan.targets.rules.parts import decompose_parts
from yingdan.targets.rules.sheet import Held
from yingdan.targets.rules.tree import Above, Leaf, PartKey
from yingdan.targets.selectors import mix, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.services import daily, parts, store
from yingdan.targets.services.naming import named

MAX_PARTS = 200
MAX_CELLS = 1_000_000  # months of persons and parts
Line = tuple[int, int]  # team, member
By = Literal["weights", "history"]


@dataclass(frozen=True, slots=True)
class PartWish:
    """A part with its weight, or what all persons together carry of it in the year."""

    key: PartKey
    weight: float = 1.0
    amount: int | None = None


def split_again(
    target: Target, months: Mapping[tuple[Line, int], int], present: Mapping[Leaf, int], locks: Iterable[Held]
) -> dict[Leaf, int]:
    """New months of persons over the parts that the target has, in the proportions that each person has now."""
    if not any(part for _, _, part, _ in present):
        return {(*line, 0, month): fen for (line, month), fen in months.items()}
    whole: dict[int, float] = {}
    mine: dict[Line, dict[int, float]] = {}
    for (team, member, part, _), fen in present.items():
        whole[part] = whole.get(part, 0.0) + fen
        of = mine.setdefault((team, member), {})
        of[part] = of.get(part, 0.0) + fen
    base = whole if any(whole.values()) else dict.fromkeys(whole, 1.0)
    mixes = {line: mine[line] if any(mine.get(line, {}).values()) else base for line, _ in months}
    return _leaves(decompose_parts(months, mixes, None, _locked(present, locks)))


def _locked(present: Mapping[Leaf, int], locks: Iterable[Held]) -> dict[tuple[Line, int, int], int]:
    """Cells of one part that a lock on a person's part holds in a month."""
    spans = {(lock.node, month) for lock in locks if lock.node.member and lock.node.part
             for month in range(lock.span.start.month, lock.span.end.month + 1)}  # fmt: skip
    wanted = {(node.team, node.member, node.part, month) for node, month in spans}
    return {((leaf[0], leaf[1]), leaf[2], leaf[3]): fen for leaf, fen in present.items() if leaf in wanted}


def _leaves(found: Mapping[tuple[Line, int, int], int]) -> dict[Leaf, int]:
    return {(team, member, part, month): fen for ((team, member), part, month), fen in found.items()}


def divide(*, actor: Actor, target_id: int, version: int, wishes: list[PartWish], by: By = "weights") -> Target:
    """Splits every person's months over these parts and no others; an empty list puts them together again.

    By weights everybody has the same mix; by history each person's own record of products or customers counts, as far
    as there is one, shrunk to everybody's. Amounts of parts must add up to the target.
    """
    target = plans.to_change(actor, target_id)
    store.check_draft(target)
    if version != target.version:
        raise Conflict("target_changed_since", current_version=target.version)
    dimensions = _check(target, wishes)
    keys = parts.ensure(one.key for one in wishes)
    months: dict[tuple[Line, int], int] = {}
    present = store.amounts(target)
    for (team, member, _, month), fen in present.items():
        months[(team, member), month] = months.get(((team, member), month), 0) + fen
    if len(months) * len(wishes) > MAX_CELLS:
        raise invalid("items", "too_large", max=MAX_CELLS // len(months))
    with named(actor, "part"):
        after = _divided(target, months, wishes, keys, by)
    target.dimensions = dimensions
    target.save(update_fields=["dimensions"])
    _store(actor, target, present, after)
    events.record(
        actor=actor, verb="target.divided", resource="target", object_id=target.id, name=target.name,
        parts=len(wishes), dimensions=dimensions,
    )  # fmt: skip
    return target


def _check(target: Target, wishes: list[PartWish]) -> list[str]:
    """The dimensions in use; every part must be of all of them."""
    if len(wishes) > MAX_PARTS:
        raise invalid("items", "too_large", max=MAX_PARTS)
    used = {tuple(bool(value) for value in one.key) for one in wishes}
    if len(used) > 1 or len({one.key for one in wishes}) < len(wishes):
        raise invalid("items", "bad_value")
    amounts = [one.amount for one in wishes]
    if any(amount is not None for amount in amounts):
        if any(amount is None for amount in amounts) or sum(amount or 0 for amount in amounts) != target.amount:
            raise invalid("items", "target_parts_total")
    elif wishes and not any(one.weight > 0 for one in wishes):
        raise invalid("items", "bad_value")
    names = ("product", "customer", "channel")
    return [name for name, here in zip(names, next(iter(used), ()), strict=False) if here]


def _divided(
    target: Target, months: Mapping[tuple[Line, int], int], wishes: list[PartWish], keys: Mapping[PartKey, int], by: By
) -> dict[Leaf, int]:
    if not wishes:
        return {(*line, 0, month): fen for (line, month), fen in months.items()}
    weights = {keys[one.key]: float(one.amount if one.amount is not None else one.weight) for one in wishes}
    lines = sorted({line for line, _ in months})
    mixes: Mapping[Line, Mapping[int, float]] = dict.fromkeys(lines, weights)
    if by == "history":
        teams = dict(Member.objects.filter(id__in={member for _, member in lines}).values_list("id", "team_id"))
        own = mix.shrunk_mixes(target, {keys[one.key]: one.key for one in wishes}, teams, weights)
        mixes = {line: own[line[1]] for line in lines}
    totals = None if wishes[0].amount is None else {keys[one.key]: one.amount or 0 for one in wishes}
    return _leaves(decompose_parts(months, mixes, totals))


def _store(actor: Actor, target: Target, present: Mapping[Leaf, int], after: Mapping[Leaf, int]) -> None:
    above = Above(trees.of_team(target.team_id).parents)
    changes: dict[Leaf, list[int] | None] = dict.fromkeys(leaf for leaf in present if leaf not in after)
    new = {leaf: fen for leaf, fen in after.items() if present.get(leaf) != fen}
    changes.update(daily.fill(target, new, store.days(target, None), held(target), above))
    if changes:
        store.write(actor, target, "parts", changes)
