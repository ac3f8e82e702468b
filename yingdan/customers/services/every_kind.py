"""The resources whose records can become one."""

from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.services.kind_customer import CUSTOMER
from yingdan.customers.services.kinds import Kind

KINDS = (CUSTOMER, CONTACT)


def kind_of(resource: str) -> Kind:
    """One of them; KeyError for a resource whose records stay apart."""
    return {kind.resource: kind for kind in KINDS}[resource]
