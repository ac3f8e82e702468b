"""A column: one field reached from a resource, perhaps through references, and the SQL expressions of its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    BooleanField,
    Case,
    DecimalField,
    F,
    Func,
    IntegerField,
    Model,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from yingdan.platform.resources import spec
from yingdan.platform.resources.custom import LIST_TYPES, NUMBER_TYPES
from yingdan.platform.resources.spec import Field, Resource


class Numeric(Func):
    """Exact number of a JSON value; immutable, so that it can be indexed."""

    template = "(%(expressions)s)::numeric"
    output_field = DecimalField(max_digits=40, decimal_places=10)


@dataclass(frozen=True, slots=True)
class Hop:
    """A reference that a path goes through. `rows` limits what may be seen there; None when the actor sees all."""

    orm: str
    rows: Any


@dataclass(frozen=True, slots=True)
class Column:
    """`orm` leads to the database column (for a custom field to the JSON that holds it)."""

    path: str
    field: Field
    orm: str
    hops: tuple[Hop, ...] = ()
    custom: bool = False
    nullable: bool = False
    related: bool = True

    @property
    def type(self) -> str:
        """The type of the field."""
        return self.field.type

    @property
    def label(self) -> tuple[str, str]:
        """The label of the field."""
        return self.field.label

    @property
    def guards(self) -> list[Hop]:
        """The references whose rows the actor sees in part only."""
        return [hop for hop in self.hops if hop.rows is not None]

    @property
    def target(self) -> Resource:
        """The resource that a reference points to."""
        found = spec.get(self.field.ref)
        if found is None:
            raise LookupError(f"{self.path} refers to unknown resource {self.field.ref!r}")
        return found

    def value(self) -> Any:
        """The expression of the value; null where the actor may not see the related row."""
        return self.masked(self.bare_value())

    def title(self) -> Any:
        """The expression of what a reference is called; null where the actor may not see the row that refers."""
        return self.masked(self.bare_title())

    def bare_value(self) -> Any:
        """The expression of the value, whoever asks."""
        if not self.custom:
            return F(self.orm)
        if self.type in LIST_TYPES:
            return KeyTransform(self.field.name, F(self.orm))
        text = KeyTextTransform(self.field.name, F(self.orm))
        return Numeric(text) if self.type in NUMBER_TYPES else text

    def bare_title(self) -> Any:
        """The expression of what a reference is called, whoever asks."""
        title = title_path(self.target)
        if self.related:
            return F(f"{self.orm}__{title}")
        rows = self.target.model._base_manager.filter(pk=OuterRef(self.orm))
        return Subquery(rows.values(title)[:1], output_field=TextField())

    def guard(self) -> Q:
        """The condition that every reference on the way is within the actor's scope."""
        found = Q()
        for hop in self.guards:
            found &= Q(**{f"{hop.orm}__in": hop.rows.values("pk")})
        return found

    def masked(self, expression: Any) -> Any:
        """The expression, null where a reference on the way is out of the actor's scope."""
        for hop in self.guards:
            # Not EXISTS: PostgreSQL would hash every row within reach to look up the few of a page.
            seen = hop.rows.filter(pk=OuterRef(hop.orm)).values(_seen=Value(True, output_field=BooleanField()))
            condition = Subquery(seen[:1], output_field=BooleanField())
            expression = Case(When(condition, then=expression), default=None)
        return expression

    def sort_value(self) -> Any:
        """What rows are ordered by: references by their titles, ranked choices by their place."""
        if self.field.ranked and not callable(self.field.choices):
            return self.masked(rank(self.orm, [choice.value for choice in self.field.choices]))
        return self.title() if self.type == "ref" else self.value()


def rank(orm: str, values: Sequence[str]) -> Case:
    """The place of a value in a fixed order; what is not in it comes last. An index on it takes the same expression."""
    whens = [When(**{orm: value}, then=Value(place)) for place, value in enumerate(values)]
    return Case(*whens, default=Value(len(whens)), output_field=IntegerField())


def title_path(resource: Resource) -> str:
    """The ORM path of a resource's title."""
    for field in resource.fields:
        if field.name == resource.title_field:
            return field.path
    return resource.title_field


def model_field(model: type[Model], path: str) -> tuple[Any, bool]:
    """The model field at the end of an ORM path (None when computed), and whether its value may be null."""
    nullable, found = False, None
    for part in path.split("__"):
        try:
            found = model._meta.get_field(part)
        except FieldDoesNotExist:
            return None, True
        nullable = nullable or bool(getattr(found, "null", True))
        if found.is_relation and found.related_model is not None:
            model = found.related_model
    return found, nullable
