"""Whether a person agrees with the own target, from the last thing said and the months as they are now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["silent", "changed", "confirmed", "countered", "accepted", "kept"]
WAITING: tuple[State, ...] = ("silent", "changed", "kept")  # the person has yet to say something


@dataclass(frozen=True, slots=True)
class Said:
    """The last response: what, which months (of a counter-offer perhaps none), how it was answered and settled."""

    kind: str
    months: Sequence[int] | None
    answer: str = ""
    settled: int | None = None


def state(said: Said | None, months: Sequence[int]) -> State:
    """A confirmation holds only for the months that were confirmed: when they change, the person is asked again.

    A counter-offer is open until it is answered; accepted ones hold while the year is what was agreed.
    """
    if said is None or said.answer == "withdrawn":
        return "silent"
    if said.kind == "confirm":
        return "confirmed" if list(said.months or ()) == list(months) else "changed"
    if not said.answer:
        return "countered"
    if said.answer == "kept":
        return "kept"
    return "accepted" if said.settled == sum(months) else "changed"
