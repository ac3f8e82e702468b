"""The audit trail and its triggers."""

from pathlib import Path

from django.db import migrations

from yingdan.platform.audit import attach

SQL = (Path(__file__).parent / "audit.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_initial"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(SQL, "drop table platform_audit; drop function yingdan_audit_month; drop function yingdan_audit"),
        attach("platform_company", "platform_customfield", "platform_savedview"),
        attach("accounts_user", "accounts_role", "accounts_userrole", "accounts_apitoken"),
    ]
