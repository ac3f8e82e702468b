"""Records for tests."""

from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.customers.services import customers


def make_customer(member, name="北京华兴科技有限公司", **values) -> Customer:
    """A customer of the member's, made as the product makes it."""
    return customers.create(actor_for(member), {"name": name, **values}, confirm=True)
