"""The same change to many rows: a refused row never stops the others, and edits can be taken back for a while."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import IntegrityError, transaction

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Forbidden, NotFound, invalid
from yingdan.platform.resources import batches, records
from yingdan.platform.resources.cleaning import storable
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.lens import Lens, open_lens, refused
from yingdan.platform.resources.listing import Asked, chosen
from yingdan.platform.resources.rows import has_version

LIMIT = 10_000
CHUNK = 500
Many = Callable[[list[Any]], dict[int, AppError] | None]


@dataclass(slots=True)
class Outcome:
    """What happened to the rows."""

    done: int = 0
    failed: list[dict[str, Any]] = field(default_factory=list)
    before: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)

    def answer(self, token: str | None = None) -> dict[str, Any]:
        """As the API gives it."""
        return {"done": self.done, "failed": self.failed, "undo_token": token}


def ids_of(lens: Lens, asked: Asked) -> list[int]:
    """The ids to work on; more than 10,000 are refused, not cut off."""
    if asked.ids is not None:
        found = list(dict.fromkeys(asked.ids))
    else:
        found = list(chosen(lens, asked).order_by("pk").values_list("pk", flat=True)[: LIMIT + 1])
    if len(found) > LIMIT:
        raise invalid("ids", "too_many_rows", max=LIMIT)
    return found


def picked(name: str, actor: Actor, asked: Asked) -> list[int]:
    """The ids for a verb of its own (assign …): those named, or those that a filter finds among what may be read."""
    return ids_of(open_lens(name, actor), asked)


def edit(lens: Lens, asked: Asked, values: dict[str, Any]) -> dict[str, Any]:
    """Sets the same values in many rows."""
    if lens.resource.save is None:
        raise refused(lens.resource, "edit")
    if not values:
        raise invalid("values", "required")
    good = records.clean(lens, values)
    outcome = Outcome()

    def before(instance: Any) -> dict[str, Any]:
        return {name: stored(lens, instance, name) for name in good}

    def change(instance: Any) -> None:
        was = before(instance)
        records.save(lens, instance, dict(good))
        if has_version(lens):
            outcome.before.append((instance.pk, instance.version, was))

    def change_many(instances: list[Any]) -> dict[int, AppError] | None:
        was = {one.pk: before(one) for one in instances}
        refused = records.save_many(lens, instances, good)
        if refused is not None and has_version(lens):
            done = [one for one in instances if one.pk not in refused]
            outcome.before += [(one.pk, one.version, was[one.pk]) for one in done]
        return refused

    run(lens, "edit", ids_of(lens, asked), change, outcome, change_many)
    return outcome.answer(batches.keep(lens.actor, lens.resource.name, [list(row) for row in outcome.before]))


def delete(lens: Lens, asked: Asked) -> dict[str, Any]:
    """Removes many rows."""
    remove = lens.resource.remove
    if remove is None:
        raise refused(lens.resource, "delete")
    outcome = Outcome()
    run(lens, "delete", ids_of(lens, asked), lambda instance: remove(lens.actor, instance), outcome)
    return outcome.answer()


def run(
    lens: Lens, action: str, ids: list[int], work: Callable[[Any], None], outcome: Outcome, many: Many | None = None
) -> None:  # fmt: skip
    """Does the work to each row in its own savepoint, or to many at once where that can be done; what is refused is
    noted with its reason."""
    for rows in _locked(lens, action, ids):
        found = [one for one in rows.values() if one is not None]
        refused = _at_once(many, found) if many and found else None
        for row_id, instance in rows.items():
            try:
                if instance is None:
                    raise _unreachable(lens, action, row_id)
                if refused is None:
                    with transaction.atomic():
                        work(instance)
                elif row_id in refused:
                    raise refused[row_id]
                outcome.done += 1
            except AppError as error:
                if error.afterwards is not None:
                    error.afterwards()
                outcome.failed.append(_failure(lens, row_id, instance, error))
            except IntegrityError as error:
                name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
                problem = Conflict("constraint", constraint=name)
                outcome.failed.append(_failure(lens, row_id, instance, problem))


def _at_once(many: Many, instances: list[Any]) -> dict[int, AppError] | None:
    """Errors of those refused; None when they have to be done one by one, which also finds out whose a conflict is."""
    try:
        with transaction.atomic():
            return many(instances)
    except IntegrityError:
        return None


def _locked(lens: Lens, action: str, ids: list[int]) -> Iterator[dict[int, Any]]:
    """By id the rows under lock, so many at a time; None for those out of reach."""
    manager = lens.resource.model._base_manager
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        within = lens.rows(action).filter(pk__in=chunk).values("pk")
        rows = manager.select_for_update(of=("self",), no_key=True).filter(pk__in=within).order_by("pk")
        found = {row.pk: row for row in rows}
        yield {row_id: found.get(row_id) for row_id in chunk}


def _unreachable(lens: Lens, action: str, row_id: int) -> AppError:
    seen = 0 < row_id < 2**63 and lens.rows().filter(pk=row_id).exists()
    return Forbidden(permission=f"{lens.resource.group}.{action}") if seen else NotFound()


def _failure(lens: Lens, row_id: int, instance: Any, error: AppError) -> dict[str, Any]:
    title = instance
    for part in title_path(lens.resource).split("__"):
        title = getattr(title, part, None)
    reasons = [
        str(one.get("message"))
        for errors in error.body(lens.actor.locale)["params"].get("fields", {}).values()
        for one in errors
    ]
    message = "；".join([error.message(lens.actor.locale), *reasons])
    return {"id": row_id, "title": str(title or ""), "code": error.code, "message": message}


def stored(lens: Lens, instance: Any, name: str) -> Any:
    """The present value of a field in the form that JSON can keep and `clean` can take."""
    if name in lens.custom:
        return instance.custom.get(name)
    model_field = lens.model_field(lens.all_fields[name])
    return storable(getattr(instance, model_field.attname if model_field is not None else name))


def undo(lens: Lens, token: str) -> dict[str, Any]:
    """Brings back what a bulk edit of the same person overwrote, in the rows that nobody changed since."""
    outcome = Outcome()
    alike: dict[bytes, list[tuple[int, int]]] = {}
    for row_id, version, values in batches.claim(lens.actor, lens.resource.name, token):
        alike.setdefault(orjson.dumps(values, option=orjson.OPT_SORT_KEYS), []).append((row_id, version))
    for values, rows in alike.items():
        _restore(lens, dict(rows), orjson.loads(values), outcome)
    return outcome.answer()


def _restore(lens: Lens, versions: dict[int, int], values: dict[str, Any], outcome: Outcome) -> None:
    """The same values into the rows that are still of these versions."""

    def restore(instance: Any) -> None:
        if instance.version != versions[instance.pk]:
            raise Conflict("changed_since")
        records.save(lens, instance, as_before(lens, values))

    def restore_many(instances: list[Any]) -> dict[int, AppError] | None:
        changed = {one.pk: Conflict("changed_since") for one in instances if one.version != versions[one.pk]}
        same = [one for one in instances if one.pk not in changed]
        refused = records.save_many(lens, same, as_before(lens, values))
        return None if refused is None else {**refused, **changed}

    run(lens, "edit", list(versions), restore, outcome, restore_many)


def as_before(lens: Lens, values: dict[str, Any]) -> dict[str, Any]:
    """Kept values in their own types; they were valid when they were written, so only the type matters."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        target = lens.all_fields.get(name)
        if target is None:
            continue
        model_field = lens.model_field(target)
        if name in lens.custom:
            found[name] = value
        elif model_field is not None and not model_field.is_relation and value is not None:
            found[name] = model_field.to_python(value)
        else:
            found[name] = value
    return found
