"""Settings and rules in force."""

from typing import Any

from django.db.models import Count

from yingdan.kernel.single import only
from yingdan.risks.models import Risk, Rule, Setup
from yingdan.risks.rules import beginnings
from yingdan.risks.types import RULES

NUMBERS = ("amount", "days", "count", "percent")


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    edges = {f"impact_{n}": edge for n, edge in enumerate(beginnings.IMPACT_FROM, 2)}
    begins = {**edges, "review_days": beginnings.REVIEW_DAYS, "tell_days": beginnings.TELL_DAYS}
    return only(Setup, lock=lock, **begins)


def rules() -> list[Rule]:
    """All of them in the order in which they are shown; those that are missing are made as they begin."""
    present = {row.code: row for row in Rule.objects.all()}
    missing = [one.value for one in RULES if one.value not in present]
    for code in missing:
        begin = beginnings.BEGINNINGS[code]
        numbers = {name: getattr(begin, name) for name in ("probability", "impact", *NUMBERS)}
        present[code] = Rule.objects.get_or_create(code=code, defaults=numbers)[0]
    return [present[one.value] for one in RULES]


def overview() -> dict[str, Any]:
    """Settings and rules as the page shows them; `found`: how many risks of a rule are open."""
    rows = Risk.objects.filter(status__in=Risk.OPEN).exclude(rule="").order_by()
    found = dict(rows.values_list("rule").annotate(Count("id")))
    names = ("code", "version", "active", "probability", "impact", *NUMBERS)
    return {
        "setup": of_setup(setup()),
        "rules": [
            {**{name: getattr(row, name) for name in names}, "kind": beginnings.BEGINNINGS[row.code].kind,
             "found": found.get(row.code, 0)}
            for row in rules()
        ],
    }  # fmt: skip


def of_setup(row: Setup) -> dict[str, Any]:
    """The settings as the page shows them."""
    names = ("version", "impact_2", "impact_3", "impact_4", "impact_5", "review_days", "tell_days", "looked_at")
    return {name: getattr(row, name) for name in names}
