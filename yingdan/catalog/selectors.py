"""Products that an actor may see."""

from django.db.models import QuerySet

from yingdan.catalog.models import Product
from yingdan.kernel.actor import Actor


def visible_products(actor: Actor, action: str = "read") -> QuerySet[Product]:
    """All products for whoever holds the permission: they are the same for everybody."""
    return Product.objects.all() if actor.may(f"product.{action}") else Product.objects.none()
