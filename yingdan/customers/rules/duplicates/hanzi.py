"""Characters brought to one form: width and case, traditional to simplified, and how they sound."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from yingdan.kernel.search import FIRST

DATA = Path(__file__).parent.parent.parent / "data"


def listed(name: str) -> list[str]:
    """The lines of a file of the app's data, comments left out."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    pairs = "".join(listed("simplified.txt"))
    return {ord(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)}


def folded(text: str) -> str:
    """Half width, lower case, simplified: `華興ＡＢ` → `华兴ab`. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", plain).translate(_simplified())


@lru_cache(maxsize=50_000)
def sound(text: str) -> str:
    """Pinyin without tones, syllables apart: `华兴` → `hua xing`; what has no reading stays as it is."""
    return " ".join(FIRST[character] or character for character in text)
