"""Cells as choices and lists: by value or by label in either language; unknown ones are told with likely meanings."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from yingdan.platform.exchange.cells import SEPARATORS, Converter, text_of
from yingdan.platform.exchange.errors import CellProblem
from yingdan.platform.resources.spec import Choice, Field

NOISE = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Letters and digits only, lower case, full-width folded: what stays when writing habits are taken away."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def table_of(choices: Iterable[Choice]) -> dict[str, str]:
    """Value, Chinese and English label → value."""
    table: dict[str, str] = {}
    for choice in choices:
        for spelling in (choice.label[1], choice.label[0], choice.value):
            if spelling:
                table[spelling.casefold()] = choice.value
    return table


def choice(field: Field, choices: Iterable[Choice]) -> Converter:
    """One of the field's choices."""
    table = table_of(choices)

    def convert(cell: object) -> str | None:
        written = text_of(cell)
        if not written:
            return None
        found = table.get(written.casefold())
        if found is None:
            raise CellProblem("unknown_choice", value=written[:100])
        return found

    return convert


def many(field: Field, choices: Iterable[Choice]) -> Converter:
    """Several choices in one cell, separated by any of `, ， 、 ; ； |`."""
    one = choice(field, choices)

    def convert(cell: object) -> list[str] | None:
        parts = [one(part) for part in SEPARATORS.split(text_of(cell)) if part.strip()]
        return list(dict.fromkeys(str(part) for part in parts)) or None

    return convert


def tags(field: Field) -> Converter:
    """Free words in one cell."""

    def convert(cell: object) -> list[str] | None:
        parts = [part.strip() for part in SEPARATORS.split(text_of(cell)) if part.strip()]
        if field.max_length and any(len(part) > field.max_length for part in parts):
            raise CellProblem("too_long", max=field.max_length)
        return list(dict.fromkeys(parts)) or None

    return convert


def likely(value: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates that could be meant, best first: the same but for blanks and signs, then by edit distance."""
    spellings: dict[str, str] = {}
    for candidate in candidates:
        spellings.setdefault(plain(candidate), candidate)
    wanted = plain(value)
    if not wanted:
        return []
    close = get_close_matches(wanted, list(spellings), n=most, cutoff=0.6)
    close.sort(key=lambda spelling: -SequenceMatcher(None, wanted, spelling).ratio())
    return [spellings[spelling] for spelling in close]
