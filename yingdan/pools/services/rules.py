"""Recycling rules are written down, switched on and off."""

from datetime import date
from typing import Any

from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.resources import custom, spec
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.models import Pool, Rule
from yingdan.pools.rules.recycling import CLAUSES, MAX_DAYS, MAX_MONTHS
from yingdan.pools.selectors.pools import MANAGE

MOST_CLAUSES = 8
_SET = ("name", "active", "every", "clauses", "condition", "workdays", "spares_won", "counts_from", "target_id",
        "position")  # fmt: skip


def save(actor: Actor, pool_id: int, rule_id: int | None, version: int | None, values: dict[str, Any]) -> Rule:
    """A new rule of a pool, or a changed one; every record's last day is worked out anew soon after."""
    actor.need(MANAGE)
    pool = Pool.objects.filter(id=pool_id).first()
    rule = _load(pool_id, rule_id, version) if rule_id else Rule(pool=pool)
    if pool is None or rule is None:
        raise NotFound
    draft(pool, values, rule)
    if Rule.objects.filter(pool=pool, name=rule.name).exclude(id=rule.pk).exists():
        raise invalid("name", "pool_name_taken", name=rule.name)
    rule.version += 1 if rule_id else 0
    rule.save()
    verb = "pool.rule_changed"
    events.record(actor=actor, verb=verb, resource="pool", object_id=pool.pk, name=pool.name, rule=rule.name)
    jobs.defer("pools.work_out", kind=pool.kind)
    return rule


def remove(actor: Actor, rule_id: int) -> None:
    """Deletes a rule; what it did stays in the history."""
    actor.need(MANAGE)
    rule = Rule.objects.select_related("pool").filter(id=rule_id).first()
    if rule is None:
        raise NotFound
    kind = rule.pool.kind
    rule.delete()
    jobs.defer("pools.work_out", kind=kind)


def draft(pool: Pool, values: dict[str, Any], rule: Rule | None = None) -> Rule:
    """A checked rule, not yet kept: for saving, and for a preview."""
    rule = rule or Rule(pool=pool)
    for name in _SET:
        if name in values:
            setattr(rule, name, values[name])
    rule.name = rule.name.strip()
    if not rule.name:
        raise invalid("name", "required")
    target = Pool.objects.filter(id=rule.target_id).first() if rule.target_id else pool
    if target is None or target.kind != pool.kind:
        raise invalid("target_id", "pool_other_kind")
    _check_clauses(pool, rule)
    if rule.condition and (rule.active or rule.pk is None):  # one that broke can still be switched off
        resource = spec.get(kinds.get(pool.kind).name)
        if resource is None:
            raise NotFound
        compiled(Lens(resource, Actor.system("recycling"), fresh=True), rule.condition)
    if isinstance(rule.counts_from, str):
        rule.counts_from = date.fromisoformat(rule.counts_from)
    return rule


def _check_clauses(pool: Pool, rule: Rule) -> None:
    if not rule.clauses or len(rule.clauses) > MOST_CLAUSES:
        raise invalid("clauses", "required" if not rule.clauses else "too_large", max=MOST_CLAUSES)
    for number, one in enumerate(rule.clauses):
        where = f"clauses.{number}"
        if one.get("clause") not in CLAUSES:
            raise invalid(where, "unknown_choice", value=str(one.get("clause"))[:40])
        most = MAX_MONTHS if one["clause"] == "never_won" else MAX_DAYS
        if not isinstance(one.get("n"), int) or not 1 <= one["n"] <= most:
            raise invalid(where, "pool_clause_days", max=most)
        if one["clause"] == "ended" and one.get("field") not in date_fields(pool.kind):
            raise invalid(where, "unknown_field", field=str(one.get("field"))[:60])


def date_fields(kind: str) -> list[str]:
    """The company's own date fields, which the end of a contract may be read from."""
    return [field.name for field in custom.fields_of(kind, fresh=True).values() if field.type == "date"]


def _load(pool_id: int, rule_id: int, version: int | None) -> Rule:
    rule = Rule.objects.select_for_update().filter(id=rule_id, pool=pool_id).first()
    if rule is None:
        raise NotFound
    if rule.version != version:
        raise Conflict("version_conflict", current_version=rule.version)
    return rule
