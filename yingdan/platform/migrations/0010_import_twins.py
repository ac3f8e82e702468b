
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0009_role_decided'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportTwin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.PositiveSmallIntegerField()),
                ('line', models.BigIntegerField()),
                ('twin_id', models.BigIntegerField(null=True)),
                ('other_line', models.BigIntegerField(default=0)),
                ('title', models.CharField(max_length=200)),
                ('writable', models.BooleanField()),
                ('score', models.FloatField()),
                ('reasons', models.JSONField(default=list)),
                ('values', models.JSONField(default=dict)),
                ('other_values', models.JSONField(null=True)),
                ('decision', models.CharField(max_length=6)),
                ('decided', models.BooleanField(default=False)),
                ('job', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='twins', to='platform.importjob')),
            ],
            options={
                'db_table': 'platform_import_twin',
                'constraints': [models.UniqueConstraint(fields=('job', 'step', 'line'), name='platform_import_twin_once'), models.CheckConstraint(condition=models.Q(('decision__in', ['add', 'skip', 'update'])), name='platform_import_twin_decision')],
            },
        ),
    ]
