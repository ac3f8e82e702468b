"""What becomes of answers to the steps of a visit: stock and order in the ledger, competitors in their records."""

from typing import Any
from uuid import UUID

from yingdan.catalog.models import Product
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.outlets.services import ledger, rivals
from yingdan.outlets.services.ledger import COUNT, ORDER, At

FACES = 9_999


def check_stock(answer: dict[str, Any]) -> None:
    """Whole pieces of known products, each once; prices in fen."""
    lines = _lines(answer, "lines")
    for line in lines:
        for name in ("stock", "opening", "received", "returned"):
            _pieces(line, name, ledger.MOST)
        _pieces(line, "price_seen", 10**9)


def check_order(answer: dict[str, Any]) -> None:
    """The same of an order."""
    for line in _lines(answer, "lines"):
        _pieces(line, "quantity", ledger.MOST)
        _pieces(line, "price", 10**9)


def check_rivals(answer: dict[str, Any]) -> None:
    """Each row names the competitor and its product."""
    for number, row in enumerate(answer.get("rows") or []):
        for name in ("competitor", "product"):
            if not str(row.get(name) or "").strip():
                raise invalid(f"rows.{number}.{name}", "required")
        _pieces(row, "price", 10**9)


def check_display(answer: dict[str, Any]) -> None:
    """Faces of known products."""
    for line in _lines(answer, "faces"):
        faces = line.get("faces")
        if not isinstance(faces, int) or not 0 <= faces <= FACES:
            raise invalid("faces", "outlet_display_faces")


def save_stock(actor: Actor, place: At, answer: dict[str, Any], *, whole: bool = True) -> None:
    """Counts into the ledger; a line without any number tells nothing. `whole`: it is all that the visit counted."""
    lines = {
        line["product_id"]: {
            "counted": line.get("stock"), "returned": line.get("returned") or 0, "told_received": line.get("received"),
            "told_opening": line.get("opening"), "price_seen": ledger.price_of(line.get("price_seen")),
            "explanation": str(line.get("explanation") or "").strip()[:200],
        }
        for line in answer.get("lines") or []
    }  # fmt: skip
    ledger.of_visit(actor, place, COUNT, lines, whole=whole)


def save_order(actor: Actor, place: At, answer: dict[str, Any], *, whole: bool = True) -> None:
    """Orders into the ledger; nothing ordered is no line."""
    note = str(answer.get("note") or "").strip()[:500]
    lines = {
        line["product_id"]: {"ordered": line["quantity"], "price": ledger.price_of(line.get("price")), "note": note}
        for line in answer.get("lines") or []
        if line.get("quantity")
    }
    ledger.of_visit(actor, place, ORDER, lines, whole=whole)


def save_rivals(actor: Actor, place: At, answer: dict[str, Any], *, step: str = "", whole: bool = True) -> None:
    """Competitor records of the visit."""
    rivals.of_visit(actor, place, [
        {
            "competitor": str(row["competitor"])[:100], "product": str(row["product"])[:100],
            "price": ledger.price_of(row.get("price")), "promotion": str(row.get("promotion") or "")[:200],
            "display": str(row.get("display") or "")[:200], "note": str(row.get("note") or "")[:500],
            "photos": [UUID(str(one)) for one in row.get("photos") or []],
        }
        for row in answer.get("rows") or []
    ], step=step, whole=whole)  # fmt: skip


def _lines(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Lines of known products, each once."""
    lines: list[dict[str, Any]] = answer.get(name) or []
    ids = [line.get("product_id") for line in lines]
    names = dict(Product.objects.filter(id__in=[one for one in ids if isinstance(one, int)]).values_list("id", "name"))
    for one in ids:
        if one not in names:
            raise invalid(name, "outlet_product_unknown", id=one)
        if ids.count(one) > 1:
            raise invalid(name, "outlet_product_twice", name=names[one])
    return lines


def _pieces(line: dict[str, Any], name: str, most: int) -> None:
    amount = line.get(name)
    whole = isinstance(amount, int) and not isinstance(amount, bool) and 0 <= amount <= most
    if amount is not None and not whole:
        raise invalid(name, "outlet_pieces", most=most)
