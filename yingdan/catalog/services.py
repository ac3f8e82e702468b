"""Products: made, changed, removed."""

from typing import Any

from django.db.models import ProtectedError

from yingdan.catalog.models import Product
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events


def create(actor: Actor, values: Values, confirm: bool = False) -> Product:
    """A new product; name, code and external ID are unique."""
    actor.need("product.create")
    if not values.get("name"):
        raise invalid("name", "required")
    product = Product()
    _write(product, values)
    _record(actor, "product.created", product)
    return product


def save(actor: Actor, product: Product, values: Values) -> None:
    """Changes a loaded and locked product."""
    if "name" in values and not values["name"]:
        raise invalid("name", "required")
    _write(product, values)
    _record(actor, "product.updated", product, fields=sorted(values))


def remove(actor: Actor, product: Product) -> None:
    """Deletes a product that was never sold; others are switched off instead."""
    _record(actor, "product.deleted", product)
    try:
        product.delete()
    except ProtectedError as error:
        raise Conflict("product_in_use", name=product.name) from error


def _write(product: Product, values: Values) -> None:
    tidy: dict[str, Any] = dict(values)
    for key in ("code", "external_id"):
        if key in tidy:
            tidy[key] = tidy[key] or None
    for key in ("name", "code", "external_id"):
        taken = tidy.get(key) and Product.objects.filter(**{key: tidy[key]}).exclude(id=product.id).exists()
        if taken:
            raise invalid(key, "product_taken", value=tidy[key])
    fill(product, "product", tidy)
    product.search = search.vector([product.name, product.code or "", product.series])
    product.save()


def _record(actor: Actor, verb: str, product: Product, **params: Any) -> None:
    events.record(actor=actor, verb=verb, resource="product", object_id=product.id, name=product.name, **params)
