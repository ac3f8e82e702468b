"""Which line holds the column names, and what they are."""

from string import ascii_uppercase


def guess_header(head: list[list[object]]) -> int:
    """The first line that is nearly as wide as the table and holds text only; 1 when none looks like it."""
    width = max((_filled(row) for row in head), default=0)
    for line, row in enumerate(head[:20], 1):
        filled = [cell for cell in row if cell not in ("", None)]
        if len(filled) >= max(1, width * 0.6) and all(_is_title(cell) for cell in filled):
            return line
    return next((line for line, row in enumerate(head, 1) if _filled(row)), 1)


def readable(cell: object) -> str:
    """The cell as it can be shown and kept: a NUL character as its sign."""
    return str(cell).replace("\0", "␀")


def columns_of(head: list[list[object]], header: int) -> list[str]:
    """Unique names of the columns. A blank one takes the name above it (merged cells), else its letter: `[C]`."""
    row = head[header - 1] if 0 < header <= len(head) else []
    above = head[header - 2] if header > 1 else []
    names: list[str] = []
    seen: dict[str, int] = {}
    for index, cell in enumerate(row):
        name = _title(cell) or (_title(above[index]) if index < len(above) else "") or f"[{letter(index)}]"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    while names and names[-1].startswith("["):
        names.pop()
    return names


def letter(index: int) -> str:
    """The spreadsheet's name of a column: 0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = ascii_uppercase[rest] + name
    return name


def _filled(row: list[object]) -> int:
    return sum(cell not in ("", None) for cell in row)


def _title(cell: object) -> str:
    return " ".join(readable(cell).split())[:200] if cell not in ("", None) else ""


def _is_title(cell: object) -> bool:
    if not isinstance(cell, str):
        return False
    return not cell.strip().replace(",", "").replace(".", "", 1).isdigit()
