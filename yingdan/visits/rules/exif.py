"""Finds the position that a camera wrote into a photo and blanks it, byte for byte: the picture and all else stay.

Layout by Exif 2.32 (TIFF 6.0 inside): an IFD is a count (2 bytes), entries of 12 bytes (tag, type, count, value or
offset) and the offset of the next one. Tag 0x8825 points to the IFD of the position. XMP may repeat it as text.
"""

import re
import struct
import zlib
from collections.abc import Iterator

GPS = 0x8825
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of a value by type
MOST = 200  # entries of an IFD; more is no camera's
HEAD = b"Exif\x00\x00"
XMP = re.compile(rb"""exif:GPS\w+\s*=\s*("[^"]*"|'[^']*')|<exif:GPS(\w+)\b[^>]*>.*?</exif:GPS\2>""", re.DOTALL)
Part = tuple[int, int]  # where it begins and ends


def has_position(content: bytes) -> bool:
    """Whether a position is written into the photo."""
    return without_position(content) != content


def without_position(content: bytes) -> bytes:
    """The photo with the position blanked; the very same bytes when there is none."""
    made = bytearray(content)
    for start, end in _parts(content):
        block = bytes(made[start:end])
        made[start:end] = _xmp(block) if b"exif:GPS" in block else _exif(block)
    return bytes(_summed(made, content)) if made != content else content


def _parts(content: bytes) -> Iterator[Part]:
    """Blocks of JPEG, PNG and WebP that hold Exif or XMP."""
    if content[:2] == b"\xff\xd8":
        return _of_jpeg(content)
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return ((at, end) for kind, at, end in _of_png(content) if kind in (b"eXIf", b"iTXt"))
    return _of_webp(content) if content[:4] == b"RIFF" else iter(())


def _of_jpeg(content: bytes) -> Iterator[Part]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] not in (0xDA, 0xD9):
        if content[at + 1] == 0xFF:  # padding
            at += 1
            continue
        (size,) = struct.unpack_from(">H", content, at + 2)
        if content[at + 1] == 0xE1:
            yield at + 4, min(at + 2 + size, len(content))
        at += 2 + max(size, 2)


def _of_png(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 8
    while at + 12 <= len(content):
        (size,) = struct.unpack_from(">I", content, at)
        if at + 12 + size > len(content):
            return
        yield content[at + 4 : at + 8], at + 8, at + 8 + size
        at += 12 + size


def _of_webp(content: bytes) -> Iterator[Part]:
    at = 12
    while at + 8 <= len(content):
        (size,) = struct.unpack_from("<I", content, at + 4)
        if content[at : at + 4] in (b"EXIF", b"XMP "):
            yield at + 8, min(at + 8 + size, len(content))
        at += 8 + size + size % 2


def _xmp(block: bytes) -> bytes:
    return XMP.sub(lambda found: b" " * len(found.group()), block)


def _exif(block: bytes) -> bytes:
    """The block without what its position says. One that cannot be read as Exif is blanked as a whole: nobody could
    say what is in it."""
    start = len(HEAD) if block.startswith(HEAD) else 0
    tiff = bytearray(block[start:])
    order = {b"II": "<", b"MM": ">"}.get(bytes(tiff[:2]))
    if order is None:
        return block  # something else, not Exif
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        for entry in _entries(tiff, order, at):
            tag, _, _, offset = struct.unpack_from(f"{order}HHII", tiff, entry)
            if tag == GPS:
                _blank(tiff, order, offset)
    except (struct.error, ValueError):
        return block[:start] + bytes(len(tiff))
    return block[:start] + bytes(tiff)


def _entries(tiff: bytearray, order: str, at: int) -> list[int]:
    """Where the entries of an IFD begin."""
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    if count > MOST or at + 2 + 12 * count > len(tiff):
        raise ValueError(count)
    return [at + 2 + 12 * number for number in range(count)]


def _blank(tiff: bytearray, order: str, at: int) -> None:
    """Noughts for all values, and an IFD without entries."""
    entries = _entries(tiff, order, at)
    for entry in entries:
        _, kind, count, offset = struct.unpack_from(f"{order}HHII", tiff, entry)
        size = SIZES.get(kind, 1) * count
        if size > 4:
            if offset + size > len(tiff):
                raise ValueError(size)
            tiff[offset : offset + size] = bytes(size)
    size = 2 + 12 * len(entries)
    tiff[at : at + size] = bytes(size)


def _summed(made: bytearray, content: bytes) -> bytearray:
    """With the checksums of PNG chunks made anew."""
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        for _, at, end in _of_png(content):
            struct.pack_into(">I", made, end, zlib.crc32(made[at - 4 : end]))
    return made
