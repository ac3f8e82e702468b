"""Audit trail, and the triggers around customers and their deals."""

from django.db import migrations

from yingdan.platform.audit import attach
from yingdan.pools.triggers import leaving, staling


class Migration(migrations.Migration):
    dependencies = [("pools", "0001_initial"), ("customers", "0010_owned_since"), ("deals", "0001_initial"), ("leads", "0001_initial")]
    operations = [
        attach("pools_pool", "pools_party", "pools_rule", "pools_exemption", "pools_dispatch", "pools_seat"),
        leaving("customer", "customers_customer"),
        staling("customer", "customers_customer", "customer", "id"),
        leaving("lead", "leads_lead"),
        staling("lead", "leads_lead", "lead", "id"),
        staling("deal", "deals_deal", "customer", "customer_id"),
    ]
