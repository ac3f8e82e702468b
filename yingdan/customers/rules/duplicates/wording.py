"""How alike two short texts are: one typing error apart, sounding alike, one within the other; addresses."""

import re
from functools import lru_cache

from yingdan.customers.rules.duplicates.hanzi import folded

_NUMBERS = re.compile(r"\d+")
_SIGNS = re.compile(r"[\W_]+")


def apart(one: str, other: str, most: int = 2) -> int:
    """Typing errors between two texts: a character changed, missing, too many, or two neighbours swapped (Damerau).

    Counts up to `most`; what is further apart is `most + 1`.
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        nxt = [i]
        for j, right in enumerate(other, 1):
            cost = min(row[j] + 1, nxt[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            nxt.append(cost)
        before, row = row, nxt
    return min(row[-1], most + 1)


@lru_cache(maxsize=50_000)
def _street(address: str) -> tuple[frozenset[str], tuple[str, ...]]:
    text = _SIGNS.sub("", folded(address))
    pairs = frozenset(text[at : at + 2] for at in range(len(text) - 1))
    return pairs, tuple(_NUMBERS.findall(text))


def addresses_alike(one: str, other: str) -> float | None:
    """0 … 1 by shared pairs of characters, counted against the shorter one; other house numbers halve it.
    None when one says too little."""
    here, numbers = _street(one)
    there, others = _street(other)
    if len(here) < 3 or len(there) < 3:
        return None
    shared = len(here & there) / min(len(here), len(there))
    return shared / 2 if numbers and others and not set(numbers) & set(others) else shared
