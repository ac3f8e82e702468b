"""Products get a floor price 最低限价."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0002_audit'),
    ]

    operations = [
        migrations.AddField(
            model_name='product',
            name='floor_price',
            field=models.DecimalField(decimal_places=2, max_digits=16, null=True),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('floor_price', None), ('floor_price__gte', 0), _connector='OR'), name='catalog_product_floor'),
        ),
    ]
