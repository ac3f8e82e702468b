"""Whether a deal may leave a stage: the one place that decides, for board, list, import, API and phone alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

SUPERIOR = "superior"
Strength = Literal["soft", "overridable", "hard"]
Result = Literal["clean", "soft", "overridden"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that must be there; see `models.StageCriterion`."""

    id: int
    kind: str
    strength: str
    params: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """The way out of a stage. `movers` empty = everybody who may edit; `back_to` None = back to any stage."""

    stage_id: int
    position: int
    criteria: tuple[Criterion, ...] = ()
    movers: frozenset[str] = frozenset()
    back_to: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a deal. `followups` and `recent` count by method, all of them and those in the present stage."""

    filled: Collection[str] = ()
    evidence: Collection[int] = ()
    followups: Mapping[str, int] = field(default_factory=dict)
    recent: Mapping[str, int] = field(default_factory=dict)
    contacts: Collection[str] = ()
    team: Collection[str] = ()
    checks: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """Who wants to move it: their roles, whether they stand above the owner, whether they may let it pass."""

    roles: frozenset[str] = frozenset()
    superior: bool = False
    may_override: bool = False
    everything: bool = False  # the product itself


@dataclass(frozen=True, slots=True)
class Missing:
    """A criterion that is not met, and the gate that asks for it."""

    gate: Gate
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refusal`: None = it may pass; "mover" and "back" name what forbids it, "missing" that something blocks.
    `missing` also holds what only warns; `overridable`: a reason would do for this person."""

    refusal: Literal["mover", "back", "missing"] | None = None
    missing: tuple[Missing, ...] = ()
    overridable: bool = False
    held_by: Gate | None = None


def met(criterion: Criterion, facts: Facts) -> bool:
    """Whether one criterion is fulfilled."""
    params = criterion.params
    match criterion.kind:
        case "field":
            return params.get("field") in facts.filled
        case "evidence":
            return params.get("evidence") in facts.evidence
        case "followup":
            counts = facts.recent if params.get("in_stage") else facts.followups
            method = params.get("method") or ""
            found = counts.get(method, 0) if method else sum(counts.values())
            return found >= int(params.get("count") or 1)
        case "contact":
            return params.get("role") in facts.contacts
        case "team":
            return params.get("role") in facts.team
        case "check":
            return criterion.id in facts.checks
    return False


def missing(gates: Iterable[Gate], facts: Facts) -> tuple[Missing, ...]:
    """What is not there, in order."""
    return tuple(Missing(gate, one) for gate in gates for one in gate.criteria if not met(one, facts))


def passed(lane: Sequence[Gate], start: int, target: int | None) -> tuple[Gate, ...]:
    """The gates between two stages: a deal that skips stages meets their criteria too. `target` None = it is won.
    `start` and `target` are positions; going back or staying passes none."""
    end = float("inf") if target is None else target
    return tuple(gate for gate in lane if start <= gate.position < end)


def forward(gates: Sequence[Gate], facts: Facts, who: Who, *, override: bool) -> Verdict:
    """On through these gates; `override`: with a reason, if the person may."""
    lacking = missing(gates, facts)
    if who.everything:
        return Verdict(missing=lacking)
    for gate in gates:
        if gate.movers and not (gate.movers & who.roles or (SUPERIOR in gate.movers and who.superior)):
            return Verdict("mover", lacking, held_by=gate)
    blocking = [one for one in lacking if one.criterion.strength != "soft"]
    if not blocking:
        return Verdict(missing=lacking)
    can = who.may_override and all(one.criterion.strength == "overridable" for one in blocking)
    if can and override:
        return Verdict(missing=lacking, overridable=True)
    return Verdict("missing", lacking, can, blocking[0].gate)


def back(gate: Gate, target_id: int, who: Who) -> Verdict:
    """Back to an earlier stage."""
    if who.everything or gate.back_to is None or target_id in gate.back_to:
        return Verdict()
    return Verdict("back", held_by=gate)


def result(gate: Gate, lacking: Iterable[Missing]) -> Result:
    """How a deal that may pass went through one gate."""
    strengths = {one.criterion.strength for one in lacking if one.gate is gate}
    if strengths - {"soft"}:
        return "overridden"
    return "soft" if strengths else "clean"
