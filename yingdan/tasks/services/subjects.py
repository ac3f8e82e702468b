"""The records that tasks are about: any resource that is described, found through its description alone."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import model_field, title_path
from yingdan.platform.resources.lens import Lens
from yingdan.tasks.types import CUSTOMER, NEVER, Subject

Named = tuple[str, int]


def find(actor: Actor, resource: str, record_id: int) -> Subject:
    """The record, which the actor must be able to see; Invalid otherwise."""
    described = spec.get(resource)
    if described is None or resource in NEVER or not 0 < record_id < 2**63:
        raise invalid("subject", "no_such_record")
    lens = Lens(described, actor)
    if not lens.may("read"):
        raise invalid("subject", "no_such_record")
    paths = {"title": title_path(described), **_paths(described)}
    row = lens.rows().filter(pk=record_id).values(*paths.values()).first()
    if row is None:
        raise invalid("subject", "no_such_record")
    found: dict[str, Any] = {name: row[path] for name, path in paths.items()}
    customer = record_id if resource == CUSTOMER else found.get("customer")
    return Subject(resource, record_id, str(found["title"] or "")[:200], customer, found.get("owner"))


def given(actor: Actor, subject: Subject | Named | None, source: str) -> Subject | None:
    """The record that somebody named; a rule (`source`) names records whoever it runs for."""
    if subject is None or isinstance(subject, Subject):
        return subject
    return find(Actor.system("task") if source else actor, *subject)


def customer_path(described: spec.Resource) -> str | None:
    """The ORM path of the customer behind a record, None when there is none."""
    return "pk" if described.name == CUSTOMER else _paths(described).get("customer")


def _paths(described: spec.Resource) -> dict[str, str]:
    """Where the description says that the record's customer and owner are."""
    found = {}
    for name, ref in (("customer", CUSTOMER), ("owner", "member")):
        field = next((one for one in described.fields if one.name == name and one.ref == ref), None)
        if field is not None and model_field(described.model, field.path)[0] is not None:
            found[name] = f"{field.path}_id" if "__" not in field.path else field.path
    return found
