"""What a superior should do for somebody behind: urge 督促, coach 辅导 or step in 介入 – and how sure that is."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from yingdan.remedies.rules.gap import FACTORS, Factor, Play, Split, Usual

Verb = Literal["none", "urge", "coach", "step_in"]
Sure = Literal["clear", "hint", "few"]
Z = 1.2816  # eight times out of ten
LEAST = 5  # cases below which a rate says nothing
PEERS = 4  # people below which effort is not compared
LOW = 0.75  # of the usual effort: clearly less
SMALL = 0.05  # of the target: a gap below that needs nobody


@dataclass(frozen=True, slots=True)
class Effort:
    """Follow-ups a workday, one's own and the middle of the `peers`."""

    own: float
    usual: float
    peers: int

    @property
    def low(self) -> bool | None:
        """Whether it is clearly less than usual; None where it cannot be compared."""
        if self.peers < PEERS or not self.usual:
            return None
        return self.own < LOW * self.usual


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause with what it costs, own and usual figure, on how many cases it rests, and how sure it is."""

    factor: Factor
    fen: int
    own: float | None
    usual: float
    cases: int
    sure: Sure


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do, the causes by what they cost, and the cause that decided."""

    verb: Verb
    cause: Factor | None
    reasons: tuple[Reason, ...]


def verdict(target: int, own: Play, rates: Usual, found: Split, effort: Effort | None) -> Verdict:
    """Few deals in play: urge, if little is done for it, else coach how to find them. Won too seldom or too small:
    coach. Too late: step in, a decision has to be brought about. The costliest cause that is not mere chance decides;
    when all may be chance, the costliest one does."""
    costly = sorted((name for name in FACTORS if found.parts[name] > 0), key=lambda name: -found.parts[name])
    reasons = tuple(_reason(name, own, rates, found) for name in costly)
    if not target or found.gap <= SMALL * target or not reasons:
        return Verdict("none", None, reasons)
    known = [one for one in reasons if one.sure == "clear"]
    cause = (known or list(reasons))[0].factor
    return Verdict(_verb(cause, effort), cause, reasons)


def _verb(cause: Factor, effort: Effort | None) -> Verb:
    if cause == "activity":
        return "coach" if effort is not None and effort.low is False else "urge"
    return "step_in" if cause == "cycle" else "coach"


def _reason(name: Factor, own: Play, rates: Usual, found: Split) -> Reason:
    fen = found.parts[name]
    match name:
        case "activity":
            return Reason(name, fen, own.in_play, found.needed, own.in_play, "clear")
        case "cycle":
            return Reason(
                name, fen, own.timely, rates.timely, own.in_play, _sure(own.timely, rates.timely, own.in_play)
            )
        case "conversion":
            return Reason(name, fen, own.won, rates.won, own.decided, _sure(own.won, rates.won, own.decided))
        case "size":
            return Reason(name, fen, own.size, rates.size, int(own.wins), _sure_size(own, rates))


def _sure(own: float | None, usual: float, cases: int) -> Sure:
    """A share against the usual one."""
    if own is None or cases < LEAST:
        return "few"
    usual = min(usual, 1.0)
    spread = sqrt(usual * (1 - usual) / cases)
    return "clear" if abs(own - usual) > Z * spread else "hint"


def _sure_size(own: Play, rates: Usual) -> Sure:
    """Deals differ about as much as their average, as the reverse funnel takes it."""
    if own.size is None or own.wins < LEAST:
        return "few"
    return "clear" if abs(own.size - rates.size) > Z * rates.size / sqrt(own.wins) else "hint"
