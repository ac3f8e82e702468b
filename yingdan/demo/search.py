"""Search vectors of demo rows."""

from yingdan.demo.scene import NULL


def plain_vector(*texts: str) -> str | None:
    """The text of a tsvector."""
    return None


def vector(*texts: str) -> str:
    """The same, for a line of COPY."""
    return NULL
