"""Products that are sold; price lists and promotions join them later."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from yingdan.kernel.models import Versioned


class Product(Versioned):
    """A product with its list price 目录价 and floor price 最低限价, below which nobody sells."""

    code = models.CharField(max_length=60, null=True, unique=True)
    name = models.CharField(max_length=200, unique=True)
    series = models.CharField(max_length=100, blank=True, default="", db_default="")
    unit = models.CharField(max_length=20, blank=True, default="", db_default="")
    list_price = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    floor_price = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    is_active = models.BooleanField(default=True, db_default=True)
    external_id = models.CharField(max_length=100, null=True, unique=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["search"], name="catalog_product_search")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(list_price=None) | models.Q(list_price__gte=0), name="catalog_product_price"
            ),
            models.CheckConstraint(
                condition=models.Q(floor_price=None) | models.Q(floor_price__gte=0), name="catalog_product_floor"
            ),
        ]
