"""PostgreSQL extensions that the product stands on; all come with PostgreSQL's contrib."""

from django.contrib.postgres.operations import BtreeGinExtension, BtreeGistExtension, CreateExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    operations = [CreateExtension("ltree"), TrigramExtension(), BtreeGinExtension(), BtreeGistExtension()]
