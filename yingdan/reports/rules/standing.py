"""Where a report stands: open, begun, missing, in time, late."""

from datetime import datetime, timedelta
from typing import Final, Literal

Standing = Literal["open", "draft", "missing", "on_time", "late", "free"]
STANDINGS: Final = ("open", "draft", "missing", "on_time", "late", "free")


def is_late(submitted_at: datetime, due_at: datetime, required: bool) -> bool:
    """Whether it came after its deadline; what nobody asked for is never late."""
    return required and submitted_at > due_at


def standing(
    *, submitted: bool, late: bool, written: bool, required: bool, due_at: datetime, now: datetime
) -> Standing:
    """`written`: there is something in the draft; `free`: not asked for and not written."""
    if submitted:
        return "late" if late else "on_time"
    if required and now > due_at:
        return "missing"
    if written:
        return "draft"
    return "open" if required else "free"


def may_take_back(*, submitted: bool, due_at: datetime, now: datetime) -> bool:
    """Until the deadline what was submitted can be changed; after it, it stays as the superior read it."""
    return submitted and now <= due_at


def remind_at(due_at: datetime, lead: int) -> datetime:
    """When to remind, `lead` minutes before the deadline."""
    return due_at - timedelta(minutes=lead)
