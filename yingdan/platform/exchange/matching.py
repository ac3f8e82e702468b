"""Which existing record a row of the file is about."""

from typing import Any

from yingdan.kernel.actor import Actor, Scope
from yingdan.platform.exchange import anyof  # noqa: F401 - registers the look-up
from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.fields import importer_of
from yingdan.platform.exchange.types import Step
from yingdan.platform.resources.spec import Field, Resource

Key = tuple[Any, ...]
AMBIGUOUS = -1
HIDDEN = -2


def key_of(step: Step, resource: Resource) -> tuple[str, ...]:
    """The fields that identify a record: as the recipe says, else the importer's best key that has a column."""
    if step.key:
        if absent := [name for name in step.key if name not in step.fields]:
            raise RecipeProblem("import_required_unmapped", field=absent[0])
        return step.key
    for name in importer_of(resource).keys:
        if name in step.fields:
            return (name,)
    if step.mode == "add":
        return ()
    raise RecipeProblem("import_key_needed")


class Matcher:
    """Finds records by the step's key within what the actor may change."""

    def __init__(self, resource: Resource, actor: Actor, fields: list[Field]) -> None:
        self.resource = resource
        self.actor = actor
        self.paths = [field.path for field in fields]

    def find(self, keys: set[Key]) -> dict[Key, int]:
        """key → id; AMBIGUOUS when several records have it, HIDDEN when only one out of the actor's reach has."""
        if not keys or not self.paths:
            return {}
        found = self._query(self.resource.visible(self.actor, "edit"), keys)
        missing = keys - set(found)
        if missing and self.actor.scope(f"{self.resource.group}.edit") is not Scope.all:
            found.update(dict.fromkeys(self._query(self.resource.model._base_manager.all(), missing), HIDDEN))
        return found

    def _query(self, rows: Any, keys: set[Key]) -> dict[Key, int]:
        firsts = [key[0] for key in keys]
        found: dict[Key, int] = {}
        for *parts, row_id in (
            rows.order_by().filter(**{f"{self.paths[0]}__any_of": firsts}).values_list(*self.paths, "pk")
        ):
            key = tuple(parts)
            if key in keys:
                found[key] = row_id if found.get(key, row_id) == row_id else AMBIGUOUS
        return found
