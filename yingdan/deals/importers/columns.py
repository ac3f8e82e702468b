"""Rows of an import as deals. All follows from the values: comparing old and new ones shows what changed."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.customers.rules.names import clean
from yingdan.customers.services.importing import owned, teams_of
from yingdan.deals.models import Deal, Stage
from yingdan.deals.rules import progress
from yingdan.deals.rules.progress import Step
from yingdan.deals.selectors import pipelines
from yingdan.deals.services import competitors
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.spec import Values

day_start = lru_cache(maxsize=5_000)(clock.day_start)  # a file has few different days
_TEXTS = ("competitor", "source", "next_step", "note", "close_note")


class Book:
    """What the rows of one batch refer to, read once."""

    def __init__(self, actor: Actor, rows: list[Values]) -> None:
        self.actor = actor
        self.now = clock.now()
        self.today = clock.today()
        self.teams = teams_of(actor, rows)
        self.stages = {stage.id: stage for stage in Stage.objects.order_by("position", "id")}
        self.default = pipelines.default().id
        customers = {row["customer"] for row in rows if row.get("customer")}
        self.customers = dict(Customer.objects.filter(id__in=customers).values_list("id", "name"))
        products = {row["product"] for row in rows if row.get("product")}
        found = Product.objects.filter(id__in=products).values_list("id", "name", "list_price")
        self.products = {id: (name, price) for id, name, price in found}
        # An update comes with the stored win rate: where it was the stage's, it is not given by the file.
        following = Deal.objects.filter(id__in=[row["id"] for row in rows if "id" in row], probability_set=False)
        self.following = dict(following.values_list("id", "probability"))
        self.rivals = competitors.spell_all({row["competitor"] for row in rows if row.get("competitor")})
        self.lanes: dict[int, list[Stage]] = {}
        for stage in self.stages.values():
            if stage.archived_at is None:
                self.lanes.setdefault(stage.pipeline_id, []).append(stage)

    def stage(self, row: Values) -> Stage:
        """The stage given; without one the last of a won deal, the first of the others."""
        if row.get("stage"):
            return self.stages[int(row["stage"])]
        lane = self.lanes.get(int(row.get("pipeline") or self.default))
        if not lane:
            raise invalid("pipeline", "bad_value")
        return lane[-1] if row.get("status") == "won" else lane[0]

    def override(self, row: Values, stage: Stage) -> int | None:
        """The win rate given, if it is another than the stage's own."""
        given = row.get("probability")
        if given is None or given in (stage.probability, self.following.get(row.get("id") or 0)):
            return None
        return int(given)


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the deals; raises `Invalid` for a deal closed before it was opened."""
    book = Book(actor, rows)
    return [_columns(book, row) for row in rows]


def _columns(book: Book, row: Values) -> dict[str, Any]:
    stage, status = book.stage(row), row.get("status") or "open"
    closed_on = closing_day(row, book.today)
    opened_on = row.get("opened_on")
    if opened_on and closed_on and closed_on < opened_on:
        raise invalid("closed_on", "closed_before_opened", opened_on=opened_on.isoformat())
    product, price = book.products.get(row.get("product") or 0, ("", None))
    amount = row.get("amount")
    customer = book.customers.get(row.get("customer") or 0, "")
    name = clean(row.get("name") or "") or _name(customer, product, row)
    overridden = None if status != "open" else book.override(row, stage)
    last = book.lanes.get(stage.pipeline_id, [stage])[-1].position
    made = {
        **owned(book.actor, row, book.teams),
        "name": name,
        "customer_id": row.get("customer"),
        "pipeline_id": stage.pipeline_id,
        "stage_id": stage.id,
        "status": status,
        "amount": amount if amount is not None else price or 0,
        "product_id": row.get("product"),
        "probability": progress.probability(status, _step(stage), overridden),
        "probability_set": overridden is not None,
        "expected_close": row.get("expected_close"),
        "opened_on": opened_on,
        "closed_on": closed_on,
        "close_reason_id": int(row["close_reason"]) if row.get("close_reason") and status != "open" else None,
        "stage_entered_at": entered_at(row, book.now),
        "furthest": progress.furthest(status, [stage.position], max(last, stage.position)),
        "next_contact_at": row.get("next_contact_at"),
        "search": search.vector([name, customer]),
    }
    made.update((field, row.get(field) or "") for field in _TEXTS)
    made["competitor"] = book.rivals.get(made["competitor"], made["competitor"])
    return made


def closing_day(row: Values, today: date) -> date | None:
    """The business day of closing; without one the expected day, the opening day or today, whichever is known."""
    if (row.get("status") or "open") == "open":
        return None
    day: date = row.get("closed_on") or row.get("expected_close") or row.get("opened_on") or today
    return min(day, today) if not row.get("closed_on") else day


def entered_at(row: Values, now: datetime) -> datetime:
    """Since when the deal is in its stage as far as the file tells: from the opening day, else the entry."""
    if row.get("stage_entered_at"):
        known: datetime = row["stage_entered_at"]
        return known
    if row.get("opened_on"):
        return day_start(row["opened_on"])
    created: datetime = row.get("created_at") or now
    if closed := row.get("closed_on"):
        return min(created, day_start(closed))
    return created


def _step(stage: Stage) -> Step:
    return Step(stage.id, stage.position, stage.probability)


def _name(customer: str, product: str, row: Values) -> str:
    name = progress.default_name(customer, product, row.get("external_id") or "")
    if not name:
        raise invalid("name", "required")
    return name
