"""The position in a photo goes, everything else stays as it was."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from yingdan.visits.rules import exif
from yingdan.visits.tests.making import photo_bytes

MAKE, MODEL, TAKEN, GPS = 0x010F, 0x0110, 0x9003, 0x8825
HERE = {1: "N", 2: (30.0, 15.0, 7.5), 3: "E", 4: (120.0, 9.0, 36.25), 29: "2026:03:02"}
XMP = (
    b'<x:xmpmeta><rdf:Description exif:GPSLatitude="30,15.125N" tiff:Model="P60">'
    b"<exif:GPSLongitude>120,9.604E</exif:GPSLongitude></rdf:Description></x:xmpmeta>"
)


def taken(kind: str = "JPEG", *, located: bool = True, **more: Any) -> bytes:
    """A photo as a camera writes it."""
    facts = Image.Exif()
    facts[MAKE], facts[MODEL] = "Huawei", "P60"
    facts.get_ifd(0x8769)[TAKEN] = "2026:03:02 09:30:00"
    if located:
        facts.get_ifd(GPS).update(HERE)
    out = io.BytesIO()
    Image.open(io.BytesIO(photo_bytes(3))).save(out, kind, exif=facts, **more)
    return out.getvalue()


def facts_of(content: bytes) -> tuple[Any, ...]:
    found = Image.open(io.BytesIO(content)).getexif()
    return found.get(MAKE), found.get(MODEL), found.get_ifd(0x8769).get(TAKEN), dict(found.get_ifd(GPS))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_position_goes_and_the_other_facts_stay(kind: str) -> None:
    content = taken(kind)
    assert facts_of(content)[3][1] == "N"
    assert exif.has_position(content)
    made = exif.without_position(content)
    assert facts_of(made) == ("Huawei", "P60", "2026:03:02 09:30:00", {})
    assert len(made) == len(content)
    before, after = (Image.open(io.BytesIO(one)).convert("RGB") for one in (content, made))
    assert ImageChops.difference(before, after).getbbox() is None
    assert exif.without_position(made) == made
    assert not exif.has_position(made)


def test_the_numbers_are_nowhere_in_the_bytes() -> None:
    content = taken()
    made = exif.without_position(content)
    assert b"2026:03:02\x00" in content
    assert b"2026:03:02\x00" not in made
    for degrees in (30, 120):
        rational = [degrees.to_bytes(4, order) + (1).to_bytes(4, order) for order in ("little", "big")]
        assert any(one in content for one in rational)
        assert not any(one in made for one in rational)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_positions_told_as_xmp_go_too(kind: str) -> None:
    content = taken(kind, located=False, xmp=XMP)
    made = exif.without_position(content)
    assert b"GPSL" in content
    assert b"GPSL" not in made
    assert b'tiff:Model="P60"' in made
    assert Image.open(io.BytesIO(made)).size == (64, 48)


def test_a_photo_without_position_is_the_very_same() -> None:
    for content in (photo_bytes(5), taken(located=False), taken("PNG", located=False), b"", b"\xff\xd8", b"RIFF1234"):
        assert exif.without_position(content) is content


def test_facts_that_cannot_be_read_are_blanked() -> None:
    content = taken()
    at = content.index(b"Exif\x00\x00") + 6
    broken = content[: at + 4] + b"\xff\xff\xff\x7f" + content[at + 8 :]
    made = exif.without_position(broken)
    assert b"Huawei" not in made
    assert Image.open(io.BytesIO(made)).size == (64, 48)


@given(st.binary(max_size=200), st.sampled_from([b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPEXIF", b""]))
def test_whatever_comes_in_comes_out_as_long(tail: bytes, head: bytes) -> None:
    made = exif.without_position(head + tail)
    assert len(made) == len(head + tail)
    assert exif.without_position(made) == made


@given(st.integers(6, 700), st.integers(0, 255))
def test_a_damaged_byte_of_the_facts_never_breaks_the_job(at: int, value: int) -> None:
    content = bytearray(taken())
    content[at] = value
    assert len(exif.without_position(bytes(content))) == len(content)
