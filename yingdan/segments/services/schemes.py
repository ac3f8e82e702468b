"""Schemes are written down, changed, deleted."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events
from yingdan.segments.models import Scheme
from yingdan.segments.selectors.classing import matching

MANAGE = "segment.manage"
MOST_RULES = 20
SETTINGS = ("name", "method", "months", "share_a", "share_b", "points_a", "points_b", "rules", "rest", "condition",
            "nightly")  # fmt: skip


def listing(actor: Actor) -> list[Scheme]:
    """All schemes, the nightly one first."""
    actor.need(MANAGE)
    return list(Scheme.objects.order_by("-nightly", "name"))


def save(actor: Actor, scheme_id: int | None, version: int | None, values: dict[str, Any]) -> Scheme:
    """A new scheme or a changed one. What it makes of customers shows in a preview; only a run changes them."""
    actor.need(MANAGE)
    scheme = _load(scheme_id, version) if scheme_id else Scheme()
    fill(scheme, values)
    if Scheme.objects.filter(name=scheme.name).exclude(id=scheme.pk).exists():
        raise invalid("name", "segment_name_taken", name=scheme.name)
    if scheme.nightly:  # one scheme by night: two would undo each other's work
        others = Scheme.objects.select_for_update().filter(nightly=True).exclude(id=scheme.pk)
        for other in others:
            other.nightly = False
            other.version += 1
            other.save()
    scheme.version += 1 if scheme_id else 0
    scheme.save()
    events.record(
        actor=actor, verb="segment.scheme_saved", resource="segment_scheme", object_id=scheme.pk, name=scheme.name
    )
    return scheme


def remove(actor: Actor, scheme_id: int) -> None:
    """Deletes a scheme; its runs and what they changed stay in the history."""
    actor.need(MANAGE)
    scheme = _load(scheme_id, None)
    events.record(
        actor=actor, verb="segment.scheme_removed", resource="segment_scheme", object_id=scheme.pk, name=scheme.name
    )
    scheme.delete()


def fill(scheme: Scheme, values: dict[str, Any]) -> Scheme:
    """Sets and checks the settings; the scheme is not yet kept."""
    for name in SETTINGS:
        if name in values:
            setattr(scheme, name, values[name])
    scheme.name = scheme.name.strip()
    if not scheme.name:
        raise invalid("name", "required")
    if scheme.share_a + scheme.share_b > 100:
        raise invalid("share_b", "segment_shares")
    if scheme.points_b >= scheme.points_a:
        raise invalid("points_b", "segment_points")
    if scheme.method == "rule":
        _check_rules(scheme)
    if scheme.condition:
        matching(scheme.condition)
    return scheme


def settings_of(scheme: Scheme) -> dict[str, Any]:
    """As a run keeps them."""
    return {name: getattr(scheme, name) for name in SETTINGS}


def _check_rules(scheme: Scheme) -> None:
    if not scheme.rules or len(scheme.rules) > MOST_RULES:
        raise invalid("rules", "required" if not scheme.rules else "too_large", max=MOST_RULES)
    for number, rule in enumerate(scheme.rules):
        if rule.get("grade") not in ("A", "B", "C"):
            raise invalid(f"rules.{number}", "unknown_choice", value=str(rule.get("grade"))[:10])
        matching(rule.get("condition"))


def _load(scheme_id: int, version: int | None) -> Scheme:
    scheme = Scheme.objects.select_for_update().filter(id=scheme_id).first()
    if scheme is None:
        raise NotFound
    if version is not None and scheme.version != version:
        raise Conflict("version_conflict", current_version=scheme.version)
    return scheme
