"""Did won deals do something more often than lost ones, beyond what chance does? And what to do next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from yingdan.kernel.shares import difference
from yingdan.playbooks.types import NEEDED, ROLES

ENOUGH = 20  # deals of either kind: fewer say nothing about a difference
FEWEST = 5  # deals that did something: of fewer nobody's part in it is told
USUAL = 0.4  # share of won deals from which something counts as what one does here
STEPS = 3
SLOW = 1.5  # times the won deals' own pace


@dataclass(frozen=True, slots=True)
class Contrast:
    """Shares of won and lost deals that did it, and the bounds of the difference with 95 % confidence. `verdict`:
    `few` (too little data), `more`, `less`, `alike` (maybe chance)."""

    verdict: str
    won_share: float | None
    lost_share: float | None
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Known:
    """What closed deals of a kind did, by one measure, in a stage."""

    measure: str
    won: int
    won_have: int
    lost: int
    lost_have: int
    won_median: float | None = None
    lost_median: float | None = None
    won_first: float | None = None
    won_who: Mapping[str, int] = field(default_factory=dict)
    lost_who: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A role's part: of the won and the lost deals that did something, the shares in which it had a hand in it."""

    role: str
    won_share: float | None
    lost_share: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next. `why`: `evidence` (won deals did it), `plan` (the playbook asks for it), `pace` (won deals
    were in touch more often)."""

    measure: str
    why: str
    contrast: Contrast | None = None
    by_day: int | None = None
    text: str = ""


def contrast(known: Known) -> Contrast:
    """Of something that is done or not."""
    won_share = known.won_have / known.won if known.won else None
    lost_share = known.lost_have / known.lost if known.lost else None
    if won_share is None or lost_share is None:
        return Contrast("few", won_share, lost_share, None, None)
    least, most = difference(known.won_have, known.won, known.lost_have, known.lost)
    few = min(known.won, known.lost) < ENOUGH
    verdict = "few" if few else "more" if least > 0 else "less" if most < 0 else "alike"
    return Contrast(verdict, won_share, lost_share, least, most)


def parts(known: Known) -> list[Part]:
    """Who did it; nothing of what too few won deals did, and only roles that did it at all."""
    if known.won_have < FEWEST:
        return []
    return [
        Part(role, known.won_who.get(role, 0) / known.won_have,
             known.lost_who.get(role, 0) / known.lost_have if known.lost_have >= FEWEST else None)
        for role in ROLES
        if known.won_who.get(role) or known.lost_who.get(role)
    ]  # fmt: skip


def done(measure: str, value: float, times: int | None = None) -> bool:
    """Whether a deal has what a measure (or a line of a playbook) asks for."""
    return value >= (times if times is not None else NEEDED[measure])


def next_steps(
    known: Iterable[Known], own: Mapping[str, float], plan: Iterable[tuple[str, str, int, int | None]] = ()
) -> list[Step]:
    """At most three: first what the published playbook asks for (`plan`: measure, text, times, by day) and the deal
    lacks, the earliest day first; then what won deals of the kind usually did here and this one has not, those first
    that lost deals did less; last to be in touch as often as they were. Nothing is advised on too few won deals."""
    steps = [
        Step(measure, "plan", None, by_day, text)
        for measure, text, times, by_day in sorted(plan, key=lambda line: (line[3] is None, line[3] or 0))
        if measure and not done(measure, own.get(measure, 0), times)
    ]
    planned = {step.measure for step in steps}
    rows = {row.measure: row for row in known}
    usual = []
    for row in rows.values():
        if row.measure not in NEEDED or row.measure in planned or row.won < ENOUGH:
            continue
        found = contrast(row)
        lacking = not done(row.measure, own.get(row.measure, 0))
        if lacking and found.verdict != "less" and (found.won_share or 0) >= USUAL:
            day = None if row.won_first is None else round(row.won_first)
            usual.append(Step(row.measure, "evidence", found, day))
    usual.sort(
        key=lambda step: (step.contrast.verdict != "more", -_lead(step.contrast)) if step.contrast else (True, 0)
    )
    named = {step.measure for step in (*steps, *usual)} & {"superior", "presales"}
    steps += [step for step in usual if step.measure != "colleague" or not named]  # who it is says more than that
    gap = rows.get("gap")
    if gap and gap.won >= ENOUGH and gap.won_median and own.get("gap", 0) > SLOW * gap.won_median:
        steps.append(Step("gap", "pace"))
    return steps[:STEPS]


def _lead(found: Contrast) -> float:
    return (found.won_share or 0) - (found.lost_share or 0)
