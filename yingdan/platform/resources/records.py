"""One record: read, create, change, remove; with the version check that loses nobody's work."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Model

from yingdan.kernel import clock
from yingdan.kernel.errors import AppError, Conflict, Forbidden, Invalid, NotFound
from yingdan.platform.resources.cleaning import Cleaner, storable
from yingdan.platform.resources.lens import Lens, refused
from yingdan.platform.resources.rows import Selection, has_version
from yingdan.platform.services import events


class VersionConflict(Conflict):
    """Somebody saved in between: both sides are told."""

    code = "version_conflict"


def get(lens: Lens, record_id: int) -> dict[str, Any]:
    """A record with all its readable fields; 404 when there is none in scope."""
    found = read(lens, record_id, list(lens.all_fields))
    title = found["values"].get(lens.resource.title_field)
    return {**found, "title": title if isinstance(title, str) else str(record_id)}


def read(lens: Lens, record_id: int, paths: list[str]) -> dict[str, Any]:
    """Some fields of a record in scope."""
    selection = Selection(lens, [lens.column(path) for path in paths])
    raws = selection.read(lens.rows().filter(pk=known(record_id)))
    if not raws:
        raise gone(lens, record_id)
    return selection.row(raws[0])


def gone(lens: Lens, record_id: int) -> NotFound:
    """No such record in scope; `moved_to` names the one that it went into."""
    now = lens.resource.moved(lens.actor, record_id) if lens.resource.moved else None
    return NotFound(moved_to=now) if now else NotFound()


def known(record_id: int) -> int:
    """The id, or 404 for one that no table could hold."""
    if not 0 < record_id < 2**63:
        raise NotFound
    return record_id


def check(lens: Lens, record_id: int) -> None:
    """404 unless the actor may see the record."""
    if not lens.rows().filter(pk=known(record_id)).exists():
        raise gone(lens, record_id)


def create(lens: Lens, values: dict[str, Any], confirm: bool = False) -> dict[str, Any]:
    """Makes a record through the resource's own service."""
    if lens.resource.create is None:
        raise refused(lens.resource, "create")
    good, wrong = Cleaner(lens).clean(values, creating=True)
    if wrong:
        raise Invalid(fields=wrong)
    own, custom = split(lens, good)
    given = {**own, "custom": kept(custom)} if custom and lens.resource.judges_custom else own
    made = lens.resource.create(lens.actor, given, confirm)
    if custom:
        _write_custom(lens, made, custom)
    return answer(lens, made.pk)


def split(lens: Lens, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The resource's own values, and those of custom fields."""
    own = {name: value for name, value in values.items() if name not in lens.custom}
    return own, {name: value for name, value in values.items() if name in lens.custom}


def kept(custom: dict[str, Any]) -> dict[str, Any]:
    """Values of custom fields as they are stored."""
    return {name: storable(value) for name, value in custom.items()}


def _lay_custom(instance: Any, custom: dict[str, Any]) -> None:
    merged = {**instance.custom, **kept(custom)}
    instance.custom = {name: value for name, value in merged.items() if value is not None}


def _write_custom(lens: Lens, instance: Any, custom: dict[str, Any]) -> None:
    _lay_custom(instance, custom)
    lens.resource.model._base_manager.filter(pk=instance.pk).update(custom=instance.custom)


def answer(lens: Lens, record_id: int) -> dict[str, Any]:
    """The record after a write; a writer may have put it out of the own sight, and then learns just that."""
    try:
        return get(lens, record_id)
    except NotFound:
        return {"id": record_id, "version": 0, "can_edit": False, "values": {}, "title": ""}


def patch(lens: Lens, record_id: int, version: int, values: dict[str, Any]) -> dict[str, Any]:
    """Changes fields of a record, if nobody else did since `version`."""
    if lens.resource.save is None:
        raise refused(lens.resource, "edit")
    instance = locked(lens, "edit", record_id)
    if has_version(lens) and instance.version != version:
        raise conflict(lens, instance, values)
    save(lens, instance, clean(lens, values))
    return answer(lens, record_id)


def clean(lens: Lens, values: dict[str, Any]) -> dict[str, Any]:
    """The values checked; `Invalid` names what is wrong."""
    good, wrong = Cleaner(lens).clean(values, creating=False)
    if wrong:
        raise Invalid(fields=wrong)
    return good


def save(lens: Lens, instance: Any, good: dict[str, Any]) -> None:
    """Writes clean values through the resource's service, custom ones beside it, and counts the version up."""
    if lens.resource.save is None:
        raise refused(lens.resource, "edit")
    own, custom = split(lens, good)
    if own:
        if custom:  # the service judges the record as it is going to be
            _lay_custom(instance, custom)
        lens.resource.save(lens.actor, instance, own)
    if custom:
        _write_custom(lens, instance, custom)
        if not own:
            verb = f"{lens.resource.name}.edited"
            events.record(
                actor=lens.actor, verb=verb, resource=lens.resource.name, object_id=instance.pk, fields=list(custom)
            )
    if has_version(lens):
        _touch(lens, instance)


def save_many(lens: Lens, instances: Sequence[Any], good: dict[str, Any]) -> dict[int, AppError] | None:
    """The same clean values in many records at once, as far as their service can (`spec.Resource.save_many`)."""
    if lens.resource.save_many is None:
        return None
    refused = lens.resource.save_many(lens.actor, instances, dict(good))
    if refused is not None and has_version(lens):
        _touch(lens, *(one for one in instances if one.pk not in refused))
    return refused


def _touch(lens: Lens, *instances: Any) -> None:
    model = lens.resource.model
    extra = {"updated_at": clock.now()} if any(f.name == "updated_at" for f in model._meta.concrete_fields) else {}
    rows = model._base_manager.filter(pk__in=[one.pk for one in instances])
    rows.update(version=F("version") + 1, **extra)
    for one in instances:
        one.version += 1


def locked(lens: Lens, action: str, record_id: int) -> Any:
    """The record under lock: 404 out of sight, 403 when it may be seen but not changed."""
    rows = lens.rows(action).filter(pk=known(record_id)).values("pk")
    found = lens.resource.model._base_manager.select_for_update(of=("self",), no_key=True).filter(pk__in=rows).first()
    if found is None:
        check(lens, record_id)
        raise Forbidden(permission=f"{lens.resource.group}.{action}")
    return found


def conflict(lens: Lens, instance: Model, values: dict[str, Any]) -> AppError:
    """Both sides of a lost race."""
    names = [name for name in values if name in lens.all_fields]
    theirs = read(lens, instance.pk, names)
    yours = {name: values[name] for name in names}
    return VersionConflict(yours=yours, theirs=theirs["values"], current_version=theirs["version"])


def remove(lens: Lens, record_id: int) -> None:
    """Deletes a record through the resource's service."""
    if lens.resource.remove is None:
        raise refused(lens.resource, "delete")
    lens.resource.remove(lens.actor, locked(lens, "delete", record_id))
