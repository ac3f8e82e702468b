"""The board of a pipeline: per stage the sums of all its open deals and the first cards; seven statements at most."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, QuerySet, Sum

from yingdan.deals.models import Deal, OpenSummary, OpenTotal, Stage
from yingdan.deals.rules.progress import SECONDS_PER_DAY
from yingdan.deals.selectors import pipelines
from yingdan.deals.selectors.deals import may_edit, shared_ids
from yingdan.deals.types import card_marks
from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors as org
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.resources.listing import Asked, chosen

CARDS = 20
ANY_STAGE = -(2**62)  # stands for a stage's id in the statement of the cards
COLUMNS = (
    "id", "version", "name", "stage_id", "customer_id", "customer__name", "owner_id", "owner__name", "team_id",
    "amount", "probability", "expected_close", "stage_entered_at", "next_step", "next_contact_at", "updated_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sums:
    """What is in a column."""

    count: int = 0
    amount: Decimal = Decimal(0)
    weighted: Decimal = Decimal(0)

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(self.count + other.count, self.amount + other.amount, self.weighted + other.weighted)


def board(actor: Actor, pipeline_id: int | None, asked: Asked) -> dict[str, Any]:
    """Columns of a pipeline (None: the first that has deals) under the filters of a list."""
    stages = _stages(actor, pipeline_id)
    rows = _open(actor, asked)
    sums = _known_sums(actor, asked, stages) if _is_plain(asked) else _counted(rows, stages)
    found = _cards(rows, stages)
    shown = [card for cards in found.values() for card in cards]
    may, marks = _editable(actor, shown), _marks(shown)
    columns = []
    for stage in stages:
        cards = found.get(stage.id, [])
        total = sums.get(stage.id, Sums())
        columns.append(
            {
                "stage": _stage(stage),
                "count": total.count,
                "amount": f"{total.amount:.2f}",
                "weighted": f"{total.weighted:.2f}",
                "cards": [_card(card, stage, may, marks) for card in cards[:CARDS]],
                "next_cursor": _cursor(cards),
            }
        )
    return {"pipeline": {"id": stages[0].pipeline_id, "label": stages[0].pipeline.name}, "columns": columns}


def more(actor: Actor, stage_id: int, asked: Asked, cursor: str) -> dict[str, Any]:
    """The next cards of one column."""
    stage = Stage.objects.filter(id=stage_id).first()
    if stage is None:
        raise NotFound
    at, last = paging.decode(cursor, 2)
    try:
        before = (clock.instant(datetime.fromisoformat(at)), int(last))
    except (TypeError, ValueError) as error:
        raise invalid("cursor", "bad_value") from error
    rows = _open(actor, asked).filter(stage_id=stage_id, updated_at__lte=before[0])
    rows = rows.exclude(updated_at=before[0], id__gte=before[1])
    cards = list(_first(rows))
    may, marks = _editable(actor, cards), _marks(cards)
    return {"cards": [_card(card, stage, may, marks) for card in cards[:CARDS]], "next_cursor": _cursor(cards)}


def _stages(actor: Actor, pipeline_id: int | None) -> list[Stage]:
    """The stages in use of the pipeline; of one in which the actor sees open deals when none is named."""
    rows = Stage.objects.filter(archived_at=None).select_related("pipeline")
    rows = rows.filter(pipeline_id=pipeline_id) if pipeline_id else rows.filter(pipeline__archived_at=None)
    stages = list(rows.order_by("pipeline__position", "pipeline_id", "position", "id"))
    if not stages:
        raise NotFound
    reach = org.reach(actor, "deal.read")
    known = OpenTotal.objects.filter(grain="S") if reach is None else OpenSummary.objects.filter(reach)
    shown = pipelines.to_show(list(dict.fromkeys(stage.pipeline_id for stage in stages)), known)
    return [stage for stage in stages if stage.pipeline_id == shown]


def _open(actor: Actor, asked: Asked) -> QuerySet[Deal]:
    return chosen(open_lens("deal", actor), asked).filter(status="open")


def _is_plain(asked: Asked) -> bool:
    """Whether the kept sums can answer: nothing but a scope that they know."""
    no_filter = not asked.filter or not asked.filter.get("rules")
    return no_filter and not asked.q.strip() and asked.scope in (None, "", "all", "mine", "team", "below")


def _known_sums(actor: Actor, asked: Asked, stages: list[Stage]) -> dict[int, Sums]:
    reach = org.reach(actor, "deal.read")
    if reach is None and (asked.scope or "all") == "all":
        return _summed(OpenTotal.objects.filter(stage__in=stages, grain="S"), Sum("count"))
    rows = org.narrow(OpenSummary.objects.filter(stage__in=stages), actor, asked.scope or "all")
    if reach is None:
        return _summed(rows, Sum("count"))
    sums = _summed(rows.filter(reach), Sum("count"))
    # What others share with the actor lies outside the reach that the sums know.
    shared = Deal.objects.filter(id__in=shared_ids(actor, "read"), status="open", stage__in=stages).exclude(reach)
    for stage, extra in _summed(org.narrow(shared, actor, asked.scope or "all"), Count("id")).items():
        sums[stage] = sums.get(stage, Sums()).plus(extra)
    return sums


def _counted(rows: QuerySet[Deal], stages: list[Stage]) -> dict[int, Sums]:
    return _summed(rows.filter(stage__in=stages), Count("id"))


def _summed(rows: QuerySet[Any], count: Count | Sum) -> dict[int, Sums]:
    grouped = rows.order_by().values_list("stage_id").annotate(n=count, a=Sum("amount"), w=Sum("weighted"))
    return {stage: Sums(int(n), a or Decimal(0), w or Decimal(0)) for stage, n, a, w in grouped}


def _first(rows: QuerySet[Deal]) -> QuerySet[Deal, dict[str, Any]]:
    """One more than a page, to know whether there is another."""
    page: QuerySet[Deal, dict[str, Any]] = rows.order_by(F("updated_at").desc(), F("id").desc()).values(*COLUMNS)[
        : CARDS + 1
    ]
    return page


def _cards(rows: QuerySet[Deal], stages: list[Stage]) -> dict[int, list[dict[str, Any]]]:
    """The first cards of every column: one statement, put together once and not for each stage."""
    try:
        sql, params = _first(rows.filter(stage_id=ANY_STAGE)).query.sql_with_params()
    except EmptyResultSet:  # a filter or search that cannot find anything
        return {}
    each = [stage.id if value == ANY_STAGE else value for stage in stages for value in params]
    found: dict[int, list[dict[str, Any]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join([f"({sql})"] * len(stages)), each)
        for row in cursor.fetchall():
            card = dict(zip(COLUMNS, row, strict=True))
            found.setdefault(card["stage_id"], []).append(card)
    for cards in found.values():
        cards.sort(key=lambda card: (card["updated_at"], card["id"]), reverse=True)
    return found


def _editable(actor: Actor, cards: list[dict[str, Any]]) -> set[int]:
    """Ids of the cards that the actor may move."""
    scope = actor.scope("deal.edit")
    if scope is None:
        return set()
    shared: set[int] = set()
    if scope is not Scope.all:
        ids = [card["id"] for card in cards]
        shared = set(shared_ids(actor, "edit").filter(deal_id__among=ids)) if ids else set()
    return {card["id"] for card in cards if may_edit(actor, card["owner_id"], card["team_id"], card["id"] in shared)}


def _marks(cards: list[dict[str, Any]]) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    for _, source in card_marks.items():
        found.update(source.find([card["id"] for card in cards]))
    return found


def _cursor(cards: list[dict[str, Any]]) -> str | None:
    if len(cards) <= CARDS:
        return None
    last = cards[CARDS - 1]
    return paging.encode([last["updated_at"].isoformat(), last["id"]])


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "name": stage.name,
        "color": stage.color,
        "probability": stage.probability,
        "norm_days": stage.norm_days,
    }


def _card(card: dict[str, Any], stage: Stage, may: set[int], marks: dict[int, tuple[str, int]]) -> dict[str, Any]:
    seconds = (clock.now() - card["stage_entered_at"]).total_seconds()
    return {
        "id": card["id"],
        "version": card["version"],
        "title": card["name"],
        "customer": _ref(card["customer_id"], card["customer__name"]),
        "owner": _ref(card["owner_id"], card["owner__name"]),
        "amount": f"{card['amount']:.2f}",
        "probability": card["probability"],
        "expected_close": card["expected_close"],
        "days_in_stage": max(0, int(seconds // SECONDS_PER_DAY)),
        "norm_days": stage.norm_days,
        "next_step": card["next_step"],
        "next_contact_at": card["next_contact_at"],
        "can_edit": card["id"] in may,
        "health": _health(marks.get(card["id"])),
    }


def _health(mark: tuple[str, int] | None) -> dict[str, Any] | None:
    return {"level": mark[0], "score": mark[1]} if mark else None


def _ref(id: int | None, label: str | None) -> dict[str, Any] | None:
    return {"id": id, "label": label} if id is not None else None
