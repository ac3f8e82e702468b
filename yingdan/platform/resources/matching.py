"""The quick text of a list: rows whose names, pinyin or phones match."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q, QuerySet

from yingdan.kernel import search
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.spec import Resource

MAX_TEXT = 100


def has_vector(resource: Resource) -> bool:
    """Whether the rows carry a search vector."""
    try:
        return isinstance(resource.model._meta.get_field("search"), SearchVectorField)
    except FieldDoesNotExist:
        return False


def condition(resource: Resource, q: str) -> Q:
    """The condition that a row matches the text."""
    q = q.replace("\x00", "")[:MAX_TEXT]
    if not has_vector(resource):
        return Q(**{f"{title_path(resource)}__icontains": q.strip()})
    wanted = search.query(q)
    return Q(search__matches=wanted) if wanted else Q(pk__in=[])


def apply(resource: Resource, rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """The matching rows."""
    return rows.filter(condition(resource, q))
