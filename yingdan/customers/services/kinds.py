"""What differs between the resources whose records can become one; everything else about duplicates is the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from yingdan.customers.models import Merge
from yingdan.customers.rules.merging import Choice
from yingdan.customers.services.comparable import Comparison
from yingdan.customers.types import MergePart
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens

Rows = dict[int, Any]
PERMISSION = "customer.merge"


@dataclass(frozen=True, slots=True)
class Kind:
    """One resource. `fields` are those of which a value is chosen, with the attribute of each; `compared` those shown
    in the queue. The functions:

    `within(actor)` rows that may be merged · `parts()` what needs more than a new reference · `rank(row)` how far one
    has come · `hint(row)` what tells it from others of its name ·
    `settle(rows, survivor_id, columns, choices)` adds columns that follow from the chosen ones ·
    `write(row, columns)` saves them with all that follows · `let_in(actor, survivor, others, former)` ids of the
    invitations of former owners · `fit(row)` readies a kept row for going back, naming the columns it had to empty ·
    `unwritten(row)` after old values went back · `recalled(survivor_id, merge)` when all is back · `about(row)` whose
    timeline tells it · `users(ids)` who is told · `apart(ids)` whether a group must be left to people.
    """

    resource: str
    model: Any
    pair: Any
    comparison: Comparison
    fields: Mapping[str, str]
    compared: tuple[str, ...]
    within: Callable[[Actor], QuerySet[Any]]
    parts: Callable[[], dict[str, MergePart]]
    rank: Callable[[Any], str]
    hint: Callable[[Any], str | None]
    settle: Callable[[Rows, int, dict[str, Any], Mapping[str, Choice]], None]
    write: Callable[[Any, dict[str, Any]], None]
    let_in: Callable[[Actor, Any, list[Any], int | None], list[int]]
    fit: Callable[[dict[str, Any]], list[str]]
    unwritten: Callable[[Any], None]
    recalled: Callable[[int, Merge], None]
    about: Callable[[Any], str]
    users: Callable[[list[int]], set[int]]
    apart: Callable[[list[int]], bool]

    @property
    def table(self) -> str:
        """Where the records are."""
        return str(self.model._meta.db_table)

    @property
    def pairs(self) -> str:
        """Where their pairs are."""
        return str(self.pair._meta.db_table)


def lens_of(kind: Kind, actor: Actor) -> Lens:
    """The records as the actor may read them."""
    resource = spec.get(kind.resource)
    if resource is None:
        raise LookupError(kind.resource)
    return Lens(resource, actor)
