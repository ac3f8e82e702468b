"""What higher apps provide to deals."""

from collections.abc import Callable
from dataclasses import dataclass

from yingdan.kernel.ports import Registry


@dataclass(frozen=True, slots=True)
class CardMarks:
    """Marks cards of the board: `find(deal_ids)` gives (level, score) by id, of those that have one."""

    find: Callable[[list[int]], dict[int, tuple[str, int]]]


card_marks: Registry[CardMarks] = Registry(CardMarks)
