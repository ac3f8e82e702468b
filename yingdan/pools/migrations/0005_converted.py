"""A lead that is converted leaves its pool; those that lie there converted leave it now."""

from django.db import migrations

from yingdan.pools.triggers import converting


class Migration(migrations.Migration):
    dependencies = [("pools", "0004_fresh"), ("leads", "0001_initial")]
    operations = [
        converting(),
        migrations.RunSQL(
            "delete from pools_entry e using leads_lead l where l.id = e.lead_id and l.status = 'converted'",
            migrations.RunSQL.noop,
        ),
    ]
