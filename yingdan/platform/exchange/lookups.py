"""References by what people write: keys and names of existing records, or of rows of an earlier file."""

from collections.abc import Callable, Iterable
from itertools import count

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import anyof  # noqa: F401 - registers the look-up
from yingdan.platform.exchange.choices import likely
from yingdan.platform.exchange.errors import CellProblem
from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import model_field, title_path
from yingdan.platform.resources.spec import Field, Resource

CACHE_LIMIT = 500_000
SUGGEST_FROM = 20_000
Found = int | CellProblem
Creator = Callable[[Resource, list[str]], dict[str, Found]]


class Planned:
    """What earlier steps would create: stands in for records that do not exist yet, with negative ids."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], dict[str, int]] = {}
        self._next = count(-1, -1)

    def add(self, resource: str, field: str, value: str) -> int:
        """Notes a future record."""
        known = self._ids.setdefault((resource, field), {})
        return known.setdefault(value, next(self._next))

    def find(self, resource: str, field: str, value: str) -> int | None:
        """The stand-in for a future record."""
        return self._ids.get((resource, field), {}).get(value)

    def titles(self, resource: str) -> dict[int, str]:
        """What the stand-ins of a resource are called."""
        return {key: value for (name, _), ids in self._ids.items() if name == resource for value, key in ids.items()}


class Lookups:
    """Resolves references in bulk for one actor and keeps what it learned."""

    def __init__(self, actor: Actor, planned: Planned | None = None) -> None:
        self.actor = actor
        self.planned = planned
        self._known: dict[tuple[str, tuple[str, ...]], dict[str, Found]] = {}

    def resolve(self, field: Field, by: tuple[str, ...], values: set[str]) -> dict[str, Found]:
        """value → id, or the problem with it; a value that nothing is known of is left out."""
        resource = spec.get(field.ref)
        if resource is None:
            return {}
        fields = by or self.usual(resource)
        known = self._known.setdefault((resource.name, fields), {})
        if len(known) > CACHE_LIMIT:
            known.clear()
        fresh = [value for value in values if value not in known]
        for name in fields:
            fresh = [value for value in fresh if value not in known]
            if fresh:
                known.update(self._query(resource, name, fresh))
        if self.planned:
            for value in fresh:
                self._plan(resource, fields, value, known)
        return {value: known[value] for value in values if value in known}

    def visible(self, field: Field, key: int) -> bool:
        """Whether a record given by its id is there, and within the actor's sight."""
        resource = spec.get(field.ref)
        known = self._known.setdefault((field.ref, ("id",)), {})
        if str(key) not in known and resource and resource.visible(self.actor, "read").filter(pk=key).exists():
            known[str(key)] = key
        return str(key) in known

    def learn(self, field: Field, by: tuple[str, ...], found: dict[str, Found]) -> None:
        """Adds what was just created."""
        resource = spec.get(field.ref)
        if resource:
            self._known.setdefault((resource.name, by or self.usual(resource)), {}).update(found)

    def forget(self, resource: str) -> None:
        """Drops what was known of a resource, since its rows change now."""
        for key in [key for key in self._known if key[0] == resource]:
            del self._known[key]

    @staticmethod
    def usual(resource: Resource) -> tuple[str, ...]:
        """Keys and title: what people call a record."""
        keys = resource.importer.keys if resource.importer else ()
        plain = [name for name in keys if _path(resource, name)]
        return tuple(dict.fromkeys([*plain, resource.title_field]))

    def suggestions(self, field: Field, value: str) -> list[str]:
        """Titles that could be meant."""
        resource = spec.get(field.ref)
        if resource is None:
            return []
        return likely(value, self._titles(resource))

    def _titles(self, resource: Resource) -> list[str]:
        titles = resource.visible(self.actor, "read").order_by().values_list(title_path(resource), flat=True)
        found = [str(title) for title in titles[:SUGGEST_FROM]]
        if self.planned:
            found += list(self.planned.titles(resource.name).values())[:SUGGEST_FROM]
        return found

    def _plan(self, resource: Resource, fields: Iterable[str], value: str, known: dict[str, Found]) -> None:
        for name in fields:
            if value not in known and self.planned:
                clean = _clean(resource, name)
                stand_in = self.planned.find(resource.name, name, clean(value) if clean else value)
                if stand_in is not None:
                    known[value] = stand_in

    def _query(self, resource: Resource, name: str, values: list[str]) -> dict[str, Found]:
        path = _path(resource, name)
        if path is None:
            return {}
        clean = _clean(resource, name)
        written: dict[str, list[str]] = {}
        for value in values:
            written.setdefault(clean(value) if clean else value, []).append(value)
        rows = resource.visible(self.actor, "read").order_by().filter(**{f"{path}__any_of": list(written)})
        found: dict[str, Found] = {}
        for text, key in ((text, key) for stored, key in rows.values_list(path, "pk") for text in written[str(stored)]):
            if text in found and found[text] != key:
                found[text] = CellProblem("import_ref_ambiguous", value=text)
            else:
                found[text] = key
        return found


def _path(resource: Resource, name: str) -> str | None:
    """The ORM path of a text field by which records are found."""
    path = next((field.path for field in resource.fields if field.name == name and field.type != "ref"), name)
    found, _ = model_field(resource.model, path)
    return path if found is not None and found.get_internal_type() in ("CharField", "TextField") else None


def _clean(resource: Resource, name: str) -> Callable[[str], str] | None:
    """What brings a text of the field to the form in which it is stored."""
    return ((resource.importer and resource.importer.clean) or {}).get(name)
