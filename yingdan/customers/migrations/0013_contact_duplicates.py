import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Contacts become one as customers do; the sweep remembers the keys that it worked out."""

    dependencies = [
        ('customers', '0012_duplicates'),
        ('org', '0007_leave_approval'),
    ]

    operations = [
        migrations.RenameModel(old_name='MergedCustomer', new_name='Merged'),
        migrations.RenameField(model_name='duplicatesweep', old_name='customers', new_name='records'),
        migrations.AddField(
            model_name='duplicatesweep',
            name='changed',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='duplicatesweep',
            name='resource',
            field=models.CharField(db_default='customer', default='customer', max_length=10),
        ),
        migrations.AddField(
            model_name='merge',
            name='resource',
            field=models.CharField(db_default='customer', default='customer', max_length=10),
        ),
        migrations.CreateModel(
            name='DuplicateMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('resource', models.CharField(max_length=10)),
                ('record_id', models.BigIntegerField()),
                ('stamp', models.BigIntegerField()),
                ('place', models.BigIntegerField()),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('swept', models.BooleanField(db_default=False, default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resource', 'record_id'), name='customers_duplicate_mark')],
            },
        ),
        migrations.CreateModel(
            name='ContactPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(max_length=10)),
                ('score', models.FloatField()),
                ('reasons', models.JSONField(default=list)),
                ('state', models.CharField(db_default='open', default='open', max_length=10)),
                ('found_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
                ('high', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.contact')),
                ('low', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.contact')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-score', 'id'], name='customers_contact_queue')],
                'constraints': [models.UniqueConstraint(fields=('low', 'high'), name='customers_contactpair_once'), models.CheckConstraint(condition=models.Q(('low__lt', models.F('high'))), name='customers_contactpair_order'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'different'])), name='customers_contactpair_state'), models.CheckConstraint(condition=models.Q(('level__in', ['same', 'likely'])), name='customers_contactpair_level')],
            },
        ),
    ]
