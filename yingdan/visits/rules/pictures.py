"""What a picture looks like in 64 bits, so that the same one taken again is found."""

from collections.abc import Sequence
from itertools import pairwise

WIDE, HIGH = 9, 8


def fingerprint(rows: Sequence[Sequence[int]]) -> str:
    """Difference hash (dHash) of a picture shrunk to 9 × 8 greys: each bit says whether it gets brighter to the right.

    Sixteen hexadecimal digits. Neither size, nor compression, nor brightness changes it much."""
    if len(rows) != HIGH or any(len(row) != WIDE for row in rows):
        raise ValueError("9 by 8 greys")
    bits = 0
    for row in rows:
        for left, right in pairwise(row):
            bits = bits << 1 | (right > left)
    return f"{bits:016x}"


def apart(one: str, other: str) -> int:
    """How many of the 64 bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
