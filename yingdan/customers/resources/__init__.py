"""Customers, contacts and follow-ups, described once."""

from yingdan.customers.resources.contact import CONTACT
from yingdan.customers.resources.customer import CUSTOMER
from yingdan.customers.resources.followup import FOLLOWUP

ALL = (CUSTOMER, CONTACT, FOLLOWUP)
