"""Whether a form was sent by a person."""

import re
from collections.abc import Mapping

# Nobody reads a form and fills it in so fast; a page left open for longer than a day is loaded anew.
LEAST_SECONDS, MOST_SECONDS = 3, 24 * 3600
MANY_LINKS = 3
_LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)
_TAG = re.compile(r"<\s*(a|script|iframe)\b", re.IGNORECASE)


def suspicion(values: Mapping[str, str], trap: str, age: float | None) -> str:
    """Why it is taken for spam, empty when it is not. `trap` is the field that people do not see; `age` are the seconds
    since the form was shown, None when its stamp is missing or false."""
    if trap.strip():
        return "trap"
    if age is None:
        return "stamp"
    if age < LEAST_SECONDS:
        return "fast"
    if age > MOST_SECONDS:
        return "old"
    text = "\n".join(values.values())
    if _TAG.search(text) or len(_LINK.findall(text)) >= MANY_LINKS:
        return "links"
    return ""


def campaign(query: Mapping[str, str]) -> dict[str, str]:
    """The parameters of a campaign (utm_source …) among those of a page's address, at most 100 characters each."""
    known = ("source", "medium", "campaign", "term", "content")
    found = {name: query.get(f"utm_{name}", "").strip()[:100] for name in known}
    return {name: value for name, value in found.items() if value}
