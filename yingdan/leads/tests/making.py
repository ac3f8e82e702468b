"""Records for tests."""

from yingdan.conftest import actor_for
from yingdan.kernel.actor import Actor
from yingdan.leads.models import Lead, Source
from yingdan.leads.services import leads, sources


def make_lead(member, name="王经理", **values) -> Lead:
    """A lead of the member's, made as the product makes it."""
    return leads.create(actor_for(member), {"name": name, **values}, confirm=True)


def make_source(name="春季展会", kind="exhibition", **values) -> Source:
    """A source."""
    if isinstance(values.get("parent"), Source):
        values["parent"] = values["parent"].id
    return sources.create(Actor.system("test"), {"name": name, "kind": kind, **values})
