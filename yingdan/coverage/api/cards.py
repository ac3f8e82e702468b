"""One version of a card: read, compared, printed to a file."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query

from yingdan.coverage.api import shapes
from yingdan.coverage.selectors import outlets, sheet, versions
from yingdan.coverage.services import workbook
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["coverage"])
READ = "coverage.read"
Kinds = Literal["", "outside", "unplaced", "not_owned", "lost", "no_route", "rare", "no_cycle", "overdue", "clash"]
Asked = Annotated[str, Query(max_length=60)]
Offset = Annotated[int, Query(ge=0, le=5000)]


@router.get("/cards/{int:card_id}", permission=READ, response=shapes.CardOut)
def card(request: HttpRequest, card_id: int) -> dict[str, Any]:
    """The seven parts, and what deviates from them now."""
    return sheet.of_card(actor_of(request), card_id)


@router.get("/cards/{int:card_id}/outlets", permission=READ, response=shapes.Outlets)
def its_outlets(
    request: HttpRequest, card_id: int, route: int | None = None, unrouted: bool = False, kind: Kinds = "",
    q: Asked = "", offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Outlets in the order of the routes: of one route, of none, or with one deviation."""
    return outlets.page(actor_of(request), card_id, route=route, unrouted=unrouted, kind=kind, q=q, offset=offset)


@router.get("/cards/{int:card_id}/missing", permission=READ, response=shapes.Missing)
def missing(request: HttpRequest, card_id: int, q: Asked = "", offset: Offset = 0) -> dict[str, Any]:
    """Customers of the rep that are not on the card."""
    return outlets.missing(actor_of(request), card_id, q=q, offset=offset)


@router.get("/cards/{int:card_id}/comparison", permission=READ, response=shapes.Comparison)
def comparison(request: HttpRequest, card_id: int, other: int | None = None) -> dict[str, Any]:
    """What differs from another version; from the one before unless said otherwise."""
    return versions.compare(actor_of(request), card_id, other)


@router.get("/cards/{int:card_id}/export", permission="coverage.export", response=Any)
def export(request: HttpRequest, card_id: int) -> HttpResponse:
    """The card as a workbook."""
    name, content = workbook.export(actor_of(request), card_id)
    answer = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
