"""At which hours a pool assigns by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any


def is_open(hours: Sequence[Mapping[str, Any]], local: datetime) -> bool:
    """Whether a moment (in the company's time) lies in one of the spans; without any it always does.

    A span is {"weekday": 1 (Monday) … 7, "from": "09:00", "to": "18:00"}, its end excluded; "24:00" ends a day.
    """
    if not hours:
        return True
    now = f"{local:%H:%M}"
    return any(one["weekday"] == local.isoweekday() and one["from"] <= now < one["to"] for one in hours)
