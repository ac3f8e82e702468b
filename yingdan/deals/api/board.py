"""The board: one request for all columns, one for more cards."""

from django.http import HttpRequest, HttpResponse

from yingdan.deals.api import board_schemas as schemas
from yingdan.deals.selectors import board as boards
from yingdan.kernel.http import Router, actor_of, ready

router = Router(tags=["deals"])


@router.post("", permission="deal.read", response=schemas.Board)
def board(request: HttpRequest, body: schemas.BoardIn) -> HttpResponse:
    """Columns with the sums of all their open deals, and the first cards of each."""
    return ready(boards.board(actor_of(request), body.pipeline, body.asked()))


@router.post("/{int:stage_id}/cards", permission="deal.read", response=schemas.Cards)
def more_cards(request: HttpRequest, stage_id: int, body: schemas.MoreIn) -> HttpResponse:
    """The next cards of a column."""
    return ready(boards.more(actor_of(request), stage_id, body.asked(), body.cursor))
