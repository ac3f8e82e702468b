"""Who reports to whom at a customer."""

from collections.abc import Mapping


def makes_circle(superiors: Mapping[int, int | None], contact: int, superior: int | None) -> bool:
    """Whether giving `contact` this superior would close a circle; `superiors`: contact → superior."""
    seen = {contact}
    while superior is not None:
        if superior in seen:
            return True
        seen.add(superior)
        superior = superiors.get(superior)
    return False
