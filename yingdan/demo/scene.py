"""What every writer of demo rows shares: the time axis, running ids, and lines waiting for COPY."""

from dataclasses import dataclass, field
from math import exp
from random import Random

from yingdan.demo.axis import Axis

NULL = "\\N"
FLUSH_AT = 60_000  # lines; bounds the memory whatever the size of the company

# table → columns, in the order in which the writers put them into a line
COLUMNS: dict[str, str] = {
    "customers_customer": (
        "id, created_at, updated_at, owner_id, team_id, created_by_id, name, name_key, short_name, credit_code,"
        " industry, province, city, address, latitude, longitude, phone, website, status, grade, level, source, tags,"
        " employees, annual_revenue, founded_year, next_contact_at, last_followup_at, owned_since, search"
    ),
    "customers_contact": (
        "id, created_at, updated_at, customer_id, name, title, department, role, superior_id, is_primary, phone, email,"
        " wechat, birthday, preferences, created_by_id, search"
    ),
    "customers_collaborator": "customer_id, member_id, can_edit, until, added_by_id, added_at",
    "deals_deal": (
        "id, created_at, updated_at, owner_id, team_id, created_by_id, name, customer_id, pipeline_id, stage_id,"
        " status, amount, product_id, probability, expected_close, opened_on, closed_on, close_reason_id, close_note,"
        " competitor, source, stage_entered_at, furthest, next_step, next_contact_at, last_followup_at, note, search"
    ),
    "deals_dealline": "deal_id, product_id, quantity, price, amount, position",
    "deals_dealmember": "deal_id, member_id, role, can_edit, until, added_by_id, added_at",
    "deals_stageentry": "deal_id, stage_id, entered_at, left_at, by_id",
    "platform_event": "at, verb, resource, object_id, about, user_id, actor_name, channel, params",
    "customers_followup": (
        "id, created_at, updated_at, owner_id, team_id, created_by_id, customer_id, contact_id, deal_id, method, text,"
        " happened_at, next_contact_at, lead_id"
    ),
    "leads_lead": (
        "id, created_at, updated_at, owner_id, team_id, created_by_id, name, company, company_key, contact_name, title,"
        " phone, email, province, city, industry, employees, need, source_id, status, invalid_reason, next_contact_at,"
        " last_followup_at, contacted_at, qualified_at, invalid_at, converted_at, converted_customer_id,"
        " converted_deal_id, owned_since, search"
    ),
}


@dataclass(slots=True)
class Scene:
    """Counters and buffers. `spread` are factors around 1 (log-normal), drawn once so that a draw costs an index."""

    axis: Axis
    rnd: Random
    customer: int = 0
    contact: int = 0
    deal: int = 0
    followup: int = 0
    lead: int = 0
    lines: dict[str, list[str]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    waiting: int = 0
    spread: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        even = Random(0)  # noqa: S311
        self.spread = [exp(even.gauss(0, 0.62)) for _ in range(4096)]

    def take(self) -> dict[str, list[str]]:
        """The waiting lines, handed over."""
        taken, self.lines = self.lines, {table: [] for table in COLUMNS}
        self.waiting = 0
        return taken


def pick(rnd: Random, items: "list[str] | str") -> str:
    """One of the items; quicker than `rnd.choice`."""
    return items[int(rnd.random() * len(items))]


def money(fen: int) -> str:
    """Fen as a decimal text."""
    return f"{fen // 100}.{fen % 100:02d}"
