"""Custom fields: defined, changed, put away and brought back; their values stay with the records."""

import re
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from psycopg import sql
from pypinyin import lazy_pinyin

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.models import CustomField
from yingdan.platform.resources import custom, spec
from yingdan.platform.resources.custom import LIST_TYPES, NUMBER_TYPES
from yingdan.platform.services import events

MAX_FIELDS = 100
MAX_CHOICES = 200
NAME = re.compile(r"c_[a-z0-9_]{1,37}")
CHOICE_TYPES = ("choice", "multichoice")
# Up to about so many rows an index is built at once; above, in the background without stopping anybody's work.
SMALL_TABLE = 50_000


def create(*, actor: Actor, resource: str, values: dict[str, Any]) -> CustomField:
    """Defines a field."""
    actor.need("custom_field.manage")
    target = spec.get(resource)
    if target is None or not target.custom_fields:
        raise invalid("resource", "unknown_resource", resource=resource[:40])
    taken = set(CustomField.objects.filter(resource=resource).values_list("name", flat=True))
    if len(taken) >= MAX_FIELDS:
        raise invalid("name", "too_many_values", max=MAX_FIELDS)
    last = CustomField.objects.filter(resource=resource).aggregate(last=Max("position"))["last"] or 0
    field = CustomField(resource=resource, type=values["type"], position=last + 1)
    field.name = _name(values, taken)
    _write(field, values)
    field.save()
    _changed(actor, field, "created")
    if field.indexed:
        build_soon(field)
    return field


def _name(values: dict[str, Any], taken: set[str]) -> str:
    """The given name, or one made from the label; never one that was used before, whose values may still be there."""
    given = values.get("name")
    if given:
        if not NAME.fullmatch(given):
            raise invalid("name", "bad_field_name")
        if given in taken:
            raise invalid("name", "taken")
        return str(given)
    label = values.get("en") or "_".join(lazy_pinyin(values["zh"]))
    base = f"c_{re.sub(r'[^a-z0-9]+', '_', label.lower()).strip('_') or 'field'}"[:34].rstrip("_")
    number = 1
    while (name := base if number == 1 else f"{base}_{number}") in taken:
        number += 1
    return name


def change(*, actor: Actor, field_id: int, values: dict[str, Any], version: int) -> CustomField:
    """Changes a definition; the type stays what it is, because values of it exist."""
    actor.need("custom_field.manage")
    field = CustomField.objects.select_for_update().filter(pk=field_id).first()
    if field is None:
        raise NotFound
    if field.version != version:
        raise Conflict
    indexed = field.indexed
    _write(field, values)
    if "archived" in values:
        field.archived_at = clock.now() if values["archived"] else None
    field.version += 1
    field.save()
    _changed(actor, field, "edited")
    if field.indexed != indexed:
        build_soon(field) if field.indexed else drop_index(field)
    return field


def archive(*, actor: Actor, field_id: int) -> None:
    """Puts a field away: it shows nowhere, its values stay and come back with it."""
    actor.need("custom_field.manage")
    field = CustomField.objects.select_for_update().filter(pk=field_id).first()
    if field is None:
        raise NotFound
    if field.archived_at is None:
        field.archived_at = clock.now()
        field.version += 1
        field.save()
        _changed(actor, field, "archived")


def _changed(actor: Actor, field: CustomField, what: str) -> None:
    events.record(
        actor=actor, verb=f"custom_field.{what}", resource="custom_field", object_id=field.pk, name=field.name
    )
    custom.forget()
    transaction.on_commit(custom.forget)


def _write(field: CustomField, values: dict[str, Any]) -> None:
    for name in ("zh", "en", "unit"):
        if values.get(name) is not None:
            setattr(field, name, values[name].strip())
    field.en = field.en or field.zh
    if not field.zh:
        raise invalid("label", "required")
    for name in ("required", "indexed", "position"):
        if values.get(name) is not None:
            setattr(field, name, values[name])
    if "choices" in values or field._state.adding:
        field.choices = _choices(field.type, values.get("choices"))
    if field.archived_at is None or values.get("archived") is False:
        _check_label(field)


def _check_label(field: CustomField) -> None:
    """Two fields of one name could not be told apart in forms, columns and import files."""
    target = spec.get(field.resource)
    others = CustomField.objects.filter(resource=field.resource, archived_at=None).exclude(pk=field.pk)
    taken = [(one.zh, one.en) for one in others] + [one.label for one in (target.fields if target else ())]
    if any(field.zh.lower() == zh.lower() or field.en.lower() == en.lower() for zh, en in taken):
        raise invalid("label", "label_taken")


def _choices(kind: str, given: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if kind not in CHOICE_TYPES:
        return None
    if not given:
        raise invalid("choices", "required")
    if len(given) > MAX_CHOICES:
        raise invalid("choices", "too_many_values", max=MAX_CHOICES)
    if len({choice["value"] for choice in given}) != len(given):
        raise invalid("choices", "duplicate_choice")
    return given


def index_name(field: CustomField) -> str:
    """The name of the index of a field."""
    return f"custom_field_{field.pk}"


def table_of(field: CustomField) -> str:
    """The table that holds the values."""
    target = spec.get(field.resource)
    if target is None:
        raise NotFound("unknown_resource", resource=field.resource)
    return target.model._meta.db_table


def build_soon(field: CustomField) -> None:
    """Builds the index now when the table is small, in the background when it is large."""
    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where oid = %s::regclass", [table_of(field)])
        rows = cursor.fetchone()[0]
    if rows < SMALL_TABLE:
        build_index(field, concurrently=False)
    else:
        jobs.defer("platform.index_custom_field", field_id=field.pk)


def build_index(field: CustomField, *, concurrently: bool) -> None:
    """Creates the index that filters and orders of the field use; what a broken attempt left is removed first."""
    key = sql.Literal(field.name)
    if field.type in LIST_TYPES:
        how, expression = "gin", sql.SQL("(custom -> {})").format(key)
    elif field.type in NUMBER_TYPES:
        how, expression = "btree", sql.SQL("((custom ->> {})::numeric)").format(key)
    else:
        how, expression = "btree", sql.SQL("(custom ->> {})").format(key)
    mode = sql.SQL("concurrently" if concurrently else "")
    statement = sql.SQL("create index {mode} {name} on {table} using {how} ({expression})").format(
        mode=mode, name=sql.Identifier(index_name(field)), table=sql.Identifier(table_of(field)), how=sql.SQL(how),
        expression=expression,
    )  # fmt: skip
    with connection.cursor() as cursor:
        drop_index(field)
        cursor.execute(statement)
        # Statistics of the expression: without them PostgreSQL would not know when the index pays.
        cursor.execute(sql.SQL("analyze {}").format(sql.Identifier(table_of(field))))


def drop_index(field: CustomField) -> None:
    """Removes the index of a field."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("drop index if exists {}").format(sql.Identifier(index_name(field))))
