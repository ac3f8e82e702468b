"""The gap of a node and of what is right under it as a workbook; amounts in yuan, rates as percent."""

from yingdan.kernel.money import from_fen
from yingdan.kernel.texts import text
from yingdan.platform.exchange.sheets import book
from yingdan.remedies.rules.gap import Factor
from yingdan.remedies.selectors.lines import Gap, Line

PARTS: tuple[Factor, ...] = ("activity", "cycle", "conversion", "size")
COLUMNS = (
    "name", "target", "won", "won_count", "weighted", "expected", "gap", *PARTS, "chance", "open_count", "verb",
    "cause", "open_remedies",
)  # fmt: skip


def workbook(found: Gap, locale: str) -> bytes:
    """The node itself in the first line; the largest gap first below it."""
    below = sorted(found.children, key=lambda one: -one.split.gap)
    head = [text(f"gap_sheet_{column}", locale) for column in COLUMNS]
    rows = [_row(one, locale) for one in (found.line, *below)]
    return book({text("gap_sheet_title", locale): [head, *rows]})


def _row(one: Line, locale: str) -> list[object]:
    counts, parts = one.counts, one.split.parts
    cause = text(f"gap_sheet_{one.verdict.cause}", locale) if one.verdict.cause else ""
    return [
        one.name, from_fen(one.target), from_fen(counts.won_fen), counts.won, from_fen(counts.weighted),
        from_fen(one.counts.play.amount), from_fen(one.split.gap), *(from_fen(parts[part]) for part in PARTS),
        None if one.chance is None else round(one.chance * 100, 1), counts.open,
        text(f"gap_sheet_{one.verdict.verb}", locale), cause, one.open_remedies,
    ]  # fmt: skip
