"""Records that got an owner elsewhere are noted as `direct`."""

from django.db import migrations

from yingdan.pools.triggers import leaving_again


class Migration(migrations.Migration):
    dependencies = [("pools", "0002_triggers")]
    operations = [leaving_again("customer"), leaving_again("lead")]
