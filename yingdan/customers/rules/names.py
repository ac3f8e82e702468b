"""When two company names mean the same company."""

import re
import unicodedata

# The legal form says nothing about who it is; longer forms first. 集团 stays: a group is not its subsidiary.
_ZH_FORMS = (
    "股份有限责任公司", "集团股份有限公司", "集团有限责任公司", "股份有限公司", "有限责任公司", "有限公司",
    "股份公司", "总公司", "公司",
)  # fmt: skip
_EN_FORMS = frozenset(
    {
        "inc", "incorporated", "ltd", "limited", "co", "company", "corp", "corporation", "llc", "llp", "plc", "gmbh",
        "ag", "sa", "srl", "bv", "nv", "oy", "ab", "pty", "kk",
    }
)  # fmt: skip
_KEEPS_GROUP = ("集团股份有限公司", "集团有限责任公司")
_SEPARATORS = re.compile(r"[\W_]+", re.UNICODE)


def name_key(name: str) -> str:
    """The name without case, width, spaces, brackets, punctuation and legal form: `（北京）华兴有限公司` → `北京华兴`.

    Never empty for a name with a letter or digit; at most 200 characters.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    if plain.isalnum():
        return _without_form(plain)[:200]
    words = _SEPARATORS.sub(" ", plain).split()
    while len(words) > 1 and words[-1] in _EN_FORMS:
        words.pop()
    key = "".join(words)
    return _without_form(key)[:200]


def _without_form(key: str) -> str:
    for form in _ZH_FORMS:
        if key.endswith(form) and len(key) > len(form):
            return key[: -len(form)] + ("集团" if form in _KEEPS_GROUP else "")
    return key


def clean(text: str) -> str:
    """A name as people should see it: no outer or double spaces, no invisible characters."""
    if text.isprintable():
        return " ".join(text.split())
    visible = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\n")
    return " ".join(visible.split())
