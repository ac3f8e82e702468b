"""What hangs on records: parts that go with them (stage history, lines), and other records that refer to them."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import CASCADE
from psycopg import sql

from yingdan.platform.resources import spec
from yingdan.platform.resources.spec import Resource

REFERENCES = """
    select c.conrelid::regclass::text, a.attname
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = %s::regclass and array_length(c.conkey, 1) = 1
    and c.conparentid = 0 order by 1, 2"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a table that points to the records."""

    table: str
    column: str


class Parts:
    """The tables that refer to a resource, told apart: `owned` parts, its `own` table, all `others`."""

    def __init__(self, resource: Resource) -> None:
        self.table = resource.model._meta.db_table
        # What nobody enters (a loss, a change of class: triggers write them) is a part, listed or not.
        entities = {one.model._meta.db_table for one in spec.all_resources() if one.create is not None}
        cascading = _cascading(resource.model)
        self.owned: list[Reference] = []
        self.own: list[Reference] = []
        self.others: list[Reference] = []
        for reference in _references(self.table):
            if reference.table == self.table:
                self.own.append(reference)
            elif reference.table not in entities and (reference.table, reference.column) in cascading:
                self.owned.append(reference)
            else:
                self.others.append(reference)

    def used(self, ids: list[int]) -> dict[int, tuple[str, dict[str, Any]]]:
        """Those that other records refer to."""
        found: dict[int, tuple[str, dict[str, Any]]] = {}
        for reference in self.others:
            for key in self._pointed(reference, ids, sql.SQL("true")):
                found[key] = ("import_in_use", {"table": reference.table})
        for reference in self.own:
            for key in self._pointed(reference, ids, sql.SQL("not id = any(%s)")):
                found[key] = ("import_in_use", {"table": reference.table})
        return found

    def delete(self, ids: list[int]) -> None:
        """Deletes the records with their parts."""
        with connection.cursor() as cursor:
            for reference in self.owned:
                cursor.execute(_where("delete from {}", reference), [ids])
            for reference in self.own:
                cursor.execute(
                    sql.SQL("update {0} set {1} = null where {1} = any(%s) and id = any(%s)").format(
                        sql.Identifier(self.table), sql.Identifier(reference.column)
                    ),
                    [ids, ids],
                )
            cursor.execute(sql.SQL("delete from {} where id = any(%s)").format(sql.Identifier(self.table)), [ids])

    def _pointed(self, reference: Reference, ids: list[int], more: sql.SQL) -> list[int]:
        query = sql.SQL("select distinct {0} from {1} where {0} = any(%s) and {2}").format(
            sql.Identifier(reference.column), sql.Identifier(reference.table), more
        )
        with connection.cursor() as cursor:
            cursor.execute(query, [ids, ids] if "%s" in more.as_string(None) else [ids])
            return [row[0] for row in cursor.fetchall()]


def _where(verb: str, reference: Reference) -> sql.Composed:
    return sql.SQL(verb + " where {} = any(%s)").format(
        sql.Identifier(reference.table), sql.Identifier(reference.column)
    )


def _references(table: str) -> list[Reference]:
    with connection.cursor() as cursor:
        cursor.execute(REFERENCES, [table])
        return [Reference(name.removeprefix("public."), column) for name, column in cursor.fetchall()]


def _cascading(model: Any) -> set[tuple[str, str]]:
    related = (
        field for field in model._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete
    )
    return {
        (field.related_model._meta.db_table, field.field.column)
        for field in related
        if getattr(field, "on_delete", None) is CASCADE
    }
