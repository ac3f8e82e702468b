"""Roles that were edited before decisions were noted: what they ever granted was decided on, says the audit trail."""

from django.db import migrations

FROM_TRAIL = """
update accounts_role r set decided = (
    select jsonb_agg(code order by code) from (
        select jsonb_object_keys(r.grants) as code
        union select jsonb_object_keys(side) from platform_audit a
        cross join lateral jsonb_array_elements(a.changes -> 'grants') side
        where a.table_name = 'accounts_role' and a.row_id = r.id and a.action = 'U' and a.changes ? 'grants'
    ) codes)
where r.decided is not null"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0008_notices_audit"), ("accounts", "0003_role_decided")]
    operations = [migrations.RunSQL(FROM_TRAIL, migrations.RunSQL.noop)]
