"""Which encoding a text file is in: decided by reading all of it, since one late character can prove a guess wrong."""

import codecs
from collections.abc import Iterator
from pathlib import Path

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BLOCK = 1 << 20


def detect(path: Path) -> str | None:
    """Python's name of the encoding: a byte-order mark decides, then UTF-16 by its zeros, UTF-8, GB18030; else None.

    A few zeros may also be damage in a text of the other encodings: their rows are refused, not the file.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    if head.count(0) * 20 > len(head):
        return _utf16(path, head)
    plain = next((name for name in ("utf-8", "gb18030") if _decodes(path, name)), None)
    return plain or (_utf16(path, head) if b"\x00" in head else None)


def _utf16(path: Path, head: bytes) -> str | None:
    """Without a mark, the zero halves of commas and line ends tell the byte order."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    whole = head[: len(head) // 2 * 2]
    return name if "\n" in whole.decode(name, "replace") and _decodes(path, name) else None


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def count_lines(path: Path) -> int:
    """Line ends in the file: an upper bound of its rows, for progress bars."""
    return sum(block.count(b"\n") for block in _blocks(path)) + 1


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
