"""The same change to many rows: a refused row never stops the others, and edits can be taken back for a while."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

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

    def change(instance: Any) -> None:
        before = {name: stored(lens, instance, name) for name in good}
        records.save(lens, instance, dict(good))
        if has_version(lens):
            outcome.before.append((instance.pk, instance.version, before))

    run(lens, "edit", ids_of(lens, asked), change, outcome)
    return outcome.answer(batches.keep(lens.actor, lens.resource.name, [list(row) for row in outcome.before]))


def delete(lens: Lens, asked: Asked) -> dict[str, Any]:
    """Removes many rows."""
    remove = lens.resource.remove
    if remove is None:
        raise refused(lens.resource, "delete")
    outcome = Outcome()
    run(lens, "delete", ids_of(lens, asked), lambda instance: remove(lens.actor, instance), outcome)
    return outcome.answer()


def run(lens: Lens, action: str, ids: list[int], work: Callable[[Any], None], outcome: Outcome) -> None:
    """Does the work to each row in its own savepoint; what is refused is noted with its reason."""
    for row_id, instance in _locked(lens, action, ids):
        try:
            if instance is None:
                raise _unreachable(lens, action, row_id)
            with transaction.atomic():
                work(instance)
            outcome.done += 1
        except AppError as error:
            if error.afterwards is not None:
                error.afterwards()
            outcome.failed.append(_failure(lens, row_id, instance, error))
        except IntegrityError as error:
            name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
            problem = Conflict("constraint", constraint=name)
            outcome.failed.append(_failure(lens, row_id, instance, problem))


def _locked(lens: Lens, action: str, ids: list[int]) -> Iterator[tuple[int, Any]]:
    manager = lens.resource.model._base_manager
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        within = lens.rows(action).filter(pk__in=chunk).values("pk")
        rows = manager.select_for_update(of=("self",), no_key=True).filter(pk__in=within).order_by("pk")
        found = {row.pk: row for row in rows}
        yield from ((row_id, found.get(row_id)) for row_id in chunk)


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
    kept = batches.claim(lens.actor, lens.resource.name, token)
    before = {row_id: (version, values) for row_id, version, values in kept}

    def restore(instance: Any) -> None:
        version, values = before[instance.pk]
        if instance.version != version:
            raise Conflict("changed_since")
        records.save(lens, instance, as_before(lens, values))

    run(lens, "edit", list(before), restore, outcome)
    return outcome.answer()


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
