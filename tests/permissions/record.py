"""How the permission tests call a route."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Record:
    """How to call a route for 小李's record: which record each path parameter names, the body, what the owner gets."""

    ids: dict[str, str]
    body: Any = None
    ok: int = 200
    by: str = "owner"


class Form(dict[str, Any]):
    """A body sent as a form with files."""
