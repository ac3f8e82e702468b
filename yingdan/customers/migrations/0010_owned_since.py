"""Since when a customer is with its owner; empty for those from before, the default holds for new rows only."""

from django.db import migrations, models
from django.db.models.functions import Now

from yingdan.org.owned_since import attach


class Migration(migrations.Migration):
    dependencies = [("customers", "0009_tally_triggers")]
    operations = [
        migrations.AddField("customer", "owned_since", models.DateTimeField(null=True)),
        migrations.AlterField("customer", "owned_since", models.DateTimeField(db_default=Now(), null=True)),
        attach("customers_customer"),
    ]
