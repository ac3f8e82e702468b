"""Whether two requests tell the same story."""

import hashlib
import json
from typing import Any


def told_hash(*parts: Any) -> str:
    """Of what a phone told; not of when it sent it, which differs from try to try."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
