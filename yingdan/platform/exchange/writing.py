"""Rows into tables by COPY, everything derived by the resource's importer; one bad row never costs the others."""

import json
from collections.abc import Callable

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import JSONField
from psycopg import sql

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Invalid
from yingdan.platform.exchange.copying import add, copy, listed
from yingdan.platform.exchange.fields import importer_of, is_custom
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.present import Present
from yingdan.platform.resources.cleaning import storable
from yingdan.platform.resources.spec import Field, Resource, Values

STAMPS = ("created_at", "updated_at")
STAMPED = {"version": ", version = t.version + 1", "updated_at": ", updated_at = now()"}
KEPT = frozenset({"id", "version", "updated_at"})
SCRATCH = "import_scratch"


class Writer:
    """Writes batches of one resource inside the caller's transaction."""

    def __init__(self, resource: Resource, actor: Actor, fields: dict[str, Field]) -> None:
        self.resource = resource
        self.actor = actor
        self.importer = importer_of(resource)
        self.table = resource.model._meta.db_table
        self.custom = {name: one for name, one in fields.items() if is_custom(one)}
        self.names = {field.attname for field in resource.model._meta.concrete_fields}
        self.stamps = [name for name in STAMPS if name in self.names]
        self.late = self.importer.late
        self.json = {field.attname for field in resource.model._meta.concrete_fields if isinstance(field, JSONField)}
        self.present = Present(resource, fields, fields)

    def insert(self, rows: list[Row]) -> list[int]:
        """Adds records; returns their ids. Rows that the database refuses get an issue."""
        return _halving(rows, self._insert)

    def update(self, rows: list[Row]) -> tuple[list[int], list[Values]]:
        """Changes records; returns their ids and the former values of the columns that changed."""
        before: list[Values] = []

        def change(part: list[Row]) -> list[int]:
            ids, former = self._update(part)
            before.extend(former)
            return ids

        return _halving(rows, change), before

    def _insert(self, rows: list[Row]) -> list[int]:
        ids = self._allocate(len(rows))
        values = [{**self._plain(row.values), "id": key} for key, row in zip(ids, rows, strict=True)]
        records = self.importer.columns(self.actor, values)
        now = clock.now()
        for record, key in zip(records, ids, strict=True):
            record["id"] = key
            for stamp in self.stamps:
                if record.get(stamp) is None:
                    record[stamp] = now
        if self.custom:
            for record, row in zip(records, rows, strict=True):
                if mine := self._custom(row.values):
                    record["custom"] = {**(record.get("custom") or {}), **mine}
        copy(self.table, sorted(set(self.late or ()).union(*records)), records, self.json, self.late)
        if self.importer.after:
            self.importer.after(self.actor, ids, values)
        return ids

    def _update(self, rows: list[Row]) -> tuple[list[int], list[Values]]:
        ids = [row.id for row in rows if row.id is not None]
        stored = self.present.whole(ids)
        base = [{**self._plain(stored[key]), "id": key} for key in ids]
        laid = [{**old, **self._plain(row.values)} for old, row in zip(base, rows, strict=True)]
        answers = self.importer.columns(self.actor, [*map(dict, base), *map(dict, laid)])
        add(answers, self.late)
        differences = [
            {name for name in new if name not in KEPT and new[name] != old.get(name)}
            for old, new in zip(answers[: len(ids)], answers[len(ids) :], strict=True)
        ]
        real = [n for n, row in enumerate(rows) if differences[n] or self._custom(row.values)]
        for n in set(range(len(rows))) - set(real):
            rows[n].status = "unchanged"
        if not real:
            return [], []
        ids, rows, laid = [ids[n] for n in real], [rows[n] for n in real], [laid[n] for n in real]
        changed = set().union(*differences)
        news = [answers[len(differences) + n] for n in real]
        records = [{"id": key, **{name: new.get(name) for name in changed}} for new, key in zip(news, ids, strict=True)]
        if any(self._custom(row.values) for row in rows):
            changed.add("custom")
            self._lay_custom(records, ids, rows)
        former = self._replace(sorted(changed), records, ids)
        if self.importer.changed:
            self.importer.changed(self.actor, ids, laid)
        return ids, former

    def _lay_custom(self, records: list[Values], ids: list[int], rows: list[Row]) -> None:
        stored = dict(self.resource.model._base_manager.filter(pk__in=ids).values_list("pk", "custom"))
        for record, key, row in zip(records, ids, rows, strict=True):
            record["custom"] = {**(stored[key] or {}), **(record.get("custom") or {}), **self._custom(row.values)}

    def _replace(self, changed: list[str], records: list[Values], ids: list[int]) -> list[Values]:
        columns = ["id", *changed]
        extra = sql.SQL("").join(
            sql.SQL(part) for name, part in STAMPED.items() if name in self.names and name not in changed
        )
        table, scratch, names = sql.Identifier(self.table), sql.Identifier(SCRATCH), listed(columns)
        with connection.cursor() as cursor:
            cursor.execute(
                sql.SQL("select to_jsonb(t) from (select {} from {} where id = any(%s)) t").format(names, table), [ids]
            )
            former = [json.loads(row[0], parse_float=str) for row in cursor.fetchall()]  # text keeps numbers exact
            cursor.execute(
                sql.SQL("create temp table {} on commit drop as select {} from {} with no data").format(
                    scratch, names, table
                )
            )
            copy(SCRATCH, columns, records, self.json)
            assignments = sql.SQL(", ").join(sql.SQL("{0} = n.{0}").format(sql.Identifier(name)) for name in changed)
            cursor.execute(
                sql.SQL("update {} t set {}{} from {} n where t.id = n.id").format(table, assignments, extra, scratch)
            )
            cursor.execute(sql.SQL("drop table {}").format(scratch))
        return former

    def _allocate(self, size: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)", [self.table, size]
            )
            return [row[0] for row in cursor.fetchall()]

    def _plain(self, values: Values) -> Values:
        return {name: value for name, value in values.items() if name not in self.custom} if self.custom else values

    def _custom(self, values: Values) -> Values:
        return {name: storable(values[name]) for name, one in self.custom.items() if name in values}


def _halving(rows: list[Row], write: Callable[[list[Row]], list[int]]) -> list[int]:
    """Writes all at once; when something is refused, in halves, until the bad row stands alone with its reason."""
    if not rows:
        return []
    try:
        with transaction.atomic():
            done = write(rows)
            check_references()
        return done
    except OperationalError:
        raise
    except (DatabaseError, AppError) as error:
        if len(rows) == 1:
            _refuse(rows[0], error)
            if isinstance(error, AppError) and error.afterwards is not None:
                error.afterwards()
            return []
    middle = len(rows) // 2
    return _halving(rows[:middle], write) + _halving(rows[middle:], write)


def check_references() -> None:
    """Foreign keys are checked at the commit otherwise, too late to tell which row is to blame."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate; set constraints all deferred")


def _refuse(row: Row, error: DatabaseError | AppError) -> None:
    if isinstance(error, Invalid) and (fields := error.params.get("fields")):
        for name, problems in fields.items():
            for problem in problems:
                row.refuse(name, str(problem["code"]), **{key: one for key, one in problem.items() if key != "code"})
    elif isinstance(error, AppError):
        row.refuse("", error.code, **error.params)
    else:
        diagnosis = getattr(error.__cause__, "diag", None)
        if getattr(diagnosis, "sqlstate", "") == "23505":
            row.refuse("", "import_exists")
        else:
            row.refuse("", "import_refused", detail=(getattr(diagnosis, "message_primary", "") or str(error))[:200])
