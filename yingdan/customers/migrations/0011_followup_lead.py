"""Follow-ups of leads: with a customer, a lead, or both once the lead was converted."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("customers", "0010_owned_since")]
    operations = [
        migrations.AlterField(
            "followup",
            "customer",
            models.ForeignKey(
                "customers.customer",
                django.db.models.deletion.CASCADE,
                null=True,
                related_name="followups",
                db_index=False,
            ),
        ),
        migrations.AddField("followup", "lead_id", models.BigIntegerField(null=True)),
        migrations.AddIndex(
            "followup",
            models.Index(
                fields=["lead_id", "-happened_at"], condition=Q(lead_id__isnull=False), name="customers_followup_lead"
            ),
        ),
        migrations.AddConstraint(
            "followup",
            models.CheckConstraint(
                condition=Q(customer__isnull=False) | Q(lead_id__isnull=False), name="customers_followup_with"
            ),
        ),
    ]
