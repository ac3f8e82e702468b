"""Steps in the life of a target: each is a row with who, when and why, an event, and news to those concerned."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.services import events, notify
from yingdan.targets.models import Step, Target

MAX_COMMENT = 2000


def comment_of(comment: str, *, needed: bool = False) -> str:
    """A trimmed comment; `Invalid` when it is too long, or missing where it is needed."""
    comment = comment.strip()
    if needed and not comment:
        raise invalid("comment", "required")
    if len(comment) > MAX_COMMENT:
        raise invalid("comment", "too_long", max=MAX_COMMENT)
    return comment


def take(
    actor: Actor, target: Target, kind: str, comment: str = "", *, count: int | None = None, **params: Any
) -> Step:
    """Keeps the step and its event `target.<kind>`."""
    record(actor, target, f"target.{kind}", comment=comment, **params)
    return Step.objects.create(target=target, kind=kind, comment=comment, count=count, by_id=actor.member_id)


def record(actor: Actor, target: Target, verb: str, *, about: Iterable[str] = (), **params: Any) -> None:
    """Keeps an event of the target, which its team's timeline shows too."""
    events.record(
        actor=actor, verb=verb, resource="target", object_id=target.id, about=[f"team:{target.team_id}", *about],
        name=target.name, year=target.year, **params,
    )  # fmt: skip


def tell(
    actor: Actor, target: Target, users: Iterable[int], kind: str, comment: str = "", *, path: str = "", **params: Any
) -> int:
    """Tells everybody but the actor; returns how many. A comment is quoted at the end."""
    told = set(users) - {actor.user_id or 0}
    quoted = f"“{comment}”" if comment else ""
    notify.send(
        sorted(told), kind,
        {"name": target.name, "year": target.year, "by": actor.name, "comment": quoted, **params},
        path or f"/targets/{target.id}",
    )  # fmt: skip
    return len(told)
