"""Puts the tables of gates and people under the audit trail, and gives companies that sell already the usual evidence."""

from django.db import migrations

from yingdan.platform.audit import attach

KINDS = """
insert into deals_evidencekind (form, name, position)
select form, name, row_number() over () from (values
    ('file', '需求说明'), ('file', '方案书'), ('file', '报价单'), ('file', '合同草案'), ('file', '会议纪要'),
    ('act', '确认需求'), ('act', '参观考察'), ('act', '试用或测试'), ('act', '接受报价'), ('act', '预算获批')
) as usual (form, name)
where exists (select from deals_pipeline) and not exists (select from deals_evidencekind)
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0013_gates"), ("platform", "0002_audit")]
    operations = [
        attach(
            "deals_evidencekind", "deals_stagecriterion", "deals_dealcheck", "deals_dealevidence", "deals_dealcontact",
            "deals_dealrequest", "deals_competitor",
        ),
        migrations.RunSQL(KINDS, migrations.RunSQL.noop),
    ]
