"""How likely a lead converts, from counts of past leads: smoothed log-odds per value, damped, and measured honestly.

See docs/algorithms/lead-score.md for the formulas and a worked example.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

# As many imagined leads of average luck stand beside the real ones of a value: ten leads of a new source change little.
SHRINKAGE = 20.0
DAMPINGS = (1.0, 0.85, 0.7, 0.55, 0.4, 0.25)
# A test on fewer leads tells nothing.
LEAST_TESTED, LEAST_EACH = 60, 12
CERTAIN = 1.645  # standard errors: skill by chance in one of twenty
FLOOR, CEILING = 0.01, 0.99

Counts = Mapping[str, Mapping[str, tuple[int, int]]]  # feature → value → (converted, not converted)
Weights = dict[str, dict[str, tuple[float, int, int]]]  # the same with the log-odds in front


@dataclass(frozen=True, slots=True)
class Factor:
    """What one value of a lead does to its score: points up or down, and the past leads that say so."""

    feature: str
    value: str
    points: int
    converted: int
    other: int


@dataclass(frozen=True, slots=True)
class Measured:
    """How a score did on leads that it had not seen. `skill` = 1 - Brier score / Brier score of the base rate."""

    tested: int
    converted: int
    brier: float
    base_brier: float
    skill: float
    auc: float
    certain: bool

    @property
    def shortfall(self) -> str:
        """Why the score is of no use; empty when it is of use."""
        if self.tested < LEAST_TESTED or min(self.converted, self.tested - self.converted) < LEAST_EACH:
            return "too_few"
        return "" if self.skill > 0 and self.certain else "no_skill"


def rate(converted: int, other: int) -> float:
    """The base rate, kept off 0 and 1 by one imagined lead of each kind."""
    return (converted + 1) / (converted + other + 2)


def log_odds(share: float) -> float:
    """ln(p / (1 - p))."""
    return log(share / (1 - share))


def weight(converted: int, other: int, base: float) -> float:
    """The log-odds of a value against the base rate; 0 for a value never seen."""
    return log_odds((converted + SHRINKAGE * base) / (converted + other + SHRINKAGE)) - log_odds(base)


def weights(counts: Counts, base: float) -> Weights:
    """All weights."""
    return {
        feature: {value: (weight(yes, no, base), yes, no) for value, (yes, no) in values.items()}
        for feature, values in counts.items()
    }


def probability(base: float, damping: float, parts: Iterable[float]) -> float:
    """The chance of a lead whose values have these weights."""
    return min(CEILING, max(FLOOR, 1 / (1 + exp(-(log_odds(base) + damping * sum(parts))))))


def score(chance: float) -> int:
    """Points of a hundred."""
    return round(100 * chance)


def explained(base: float, damping: float, parts: Iterable[tuple[str, str, tuple[float, int, int]]]) -> list[Factor]:
    """Each value with the points that the score would lose (or gain) without it, strongest first."""
    known = list(parts)
    whole = probability(base, damping, [part[2][0] for part in known])
    found = []
    for at, (feature, value, (_, yes, no)) in enumerate(known):
        without = probability(base, damping, [part[2][0] for n, part in enumerate(known) if n != at])
        found.append(Factor(feature, value, round(100 * (whole - without)), yes, no))
    return sorted(found, key=lambda one: (-abs(one.points), one.feature))


def measured(histogram: Mapping[int, tuple[int, int]], base: float) -> Measured:
    """The test from counts: per mille of chance → (converted, not converted). `base` is the rate of the training leads:
    what one would have said of every lead without a score."""
    yes, no = sum(one[0] for one in histogram.values()), sum(one[1] for one in histogram.values())
    tested = yes + no
    if not tested:
        return Measured(0, 0, 0.0, 0.0, 0.0, 0.5, False)
    brier = sum(y * (1 - at / 1000) ** 2 + n * (at / 1000) ** 2 for at, (y, n) in histogram.items()) / tested
    base_brier = (yes * (1 - base) ** 2 + no * base**2) / tested
    gains = [
        (count, plain**2 - own**2)
        for at, (y, n) in histogram.items()
        for count, plain, own in ((y, 1 - base, 1 - at / 1000), (n, base, at / 1000))
        if count
    ]
    mean = sum(count * gain for count, gain in gains) / tested
    spread = sum(count * (gain - mean) ** 2 for count, gain in gains) / max(1, tested - 1)
    return Measured(
        tested, yes, brier, base_brier, 1 - brier / base_brier if base_brier else 0.0, _auc(histogram, yes, no),
        mean > CERTAIN * sqrt(spread / tested),
    )  # fmt: skip


def _auc(histogram: Mapping[int, tuple[int, int]], yes: int, no: int) -> float:
    """How often a converted lead stands above one that was not; ties count half."""
    if not yes or not no:
        return 0.5
    below, won = 0, 0.0
    for at in sorted(histogram):
        y, n = histogram[at]
        won += y * (below + n / 2)
        below += n
    return won / (yes * no)
