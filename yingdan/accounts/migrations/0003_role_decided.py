"""What an administrator decided on: what the defaults grant of new permissions reaches edited roles, once."""

from django.db import migrations, models


def _of_edited_roles(apps, schema_editor):
    """What they grant now was decided on; what was taken away follows from the audit trail (platform 0009)."""
    for role in apps.get_model("accounts", "Role").objects.filter(version__gt=1):
        role.decided = sorted(role.grants)
        role.save(update_fields=["decided"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_role_fields")]
    operations = [
        migrations.AddField(model_name="role", name="decided", field=models.JSONField(null=True)),
        migrations.RunPython(_of_edited_roles, migrations.RunPython.noop),
    ]
