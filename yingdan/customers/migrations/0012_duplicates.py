"""Pairs of customers that may be one, sweeps, merges."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0011_followup_lead'),
        ('org', '0007_leave_approval'),
    ]

    operations = [
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('survivor_id', models.BigIntegerField(db_index=True)),
                ('name', models.CharField(max_length=200)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('automatic', models.BooleanField(default=False)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('reasons', models.JSONField(default=list)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
                ('undone_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
            ],
            options={
                'indexes': [models.Index(fields=['-at', '-id'], name='customers_merge_at')],
            },
        ),
        migrations.CreateModel(
            name='MergedCustomer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_id', models.BigIntegerField(db_index=True)),
                ('name', models.CharField(max_length=200)),
                ('row', models.JSONField()),
                ('moved', models.JSONField(default=dict)),
                ('let_in', models.JSONField(default=list)),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='customers.merge')),
                ('owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
            ],
        ),
        migrations.CreateModel(
            name='DuplicatePair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(max_length=10)),
                ('score', models.FloatField()),
                ('reasons', models.JSONField(default=list)),
                ('state', models.CharField(db_default='open', default='open', max_length=10)),
                ('found_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
                ('high', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.customer')),
                ('low', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-score', 'id'], name='customers_duplicate_queue')],
                'constraints': [models.UniqueConstraint(fields=('low', 'high'), name='customers_duplicate_once'), models.CheckConstraint(condition=models.Q(('low__lt', models.F('high'))), name='customers_duplicate_order'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'different'])), name='customers_duplicate_state'), models.CheckConstraint(condition=models.Q(('level__in', ['same', 'likely'])), name='customers_duplicate_level')],
            },
        ),
        migrations.CreateModel(
            name='DuplicateSweep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('customers', models.PositiveIntegerField(default=0)),
                ('compared', models.PositiveIntegerField(default=0)),
                ('found', models.PositiveIntegerField(default=0)),
                ('new', models.PositiveIntegerField(default=0)),
                ('crowded', models.PositiveIntegerField(default=0)),
                ('merged', models.PositiveIntegerField(default=0)),
                ('problem', models.CharField(blank=True, default='', max_length=300)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='org.member')),
            ],
        ),
    ]
