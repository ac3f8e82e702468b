"""What the records of a person and a span come to: every registered part, read and put in order."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.reports.rules import composing
from yingdan.reports.rules.spans import Span
from yingdan.reports.types import Asked, Column, Section, sections

MOST = {"day": 200, "week": 200, "month": 200}  # rows of a part
VISITS = "visits"


def asked(member_id: int, span: Span) -> Asked:
    """The question that every part answers."""
    since, until = clock.day_start(span.start), clock.day_start(span.end + timedelta(1))
    return Asked(member_id, span.start, span.end, since, until, MOST[span.kind])


def of_member(member_id: int, span: Span) -> dict[str, Any]:
    """All parts as of now; `area` from the customers visited, `weather` from the visits."""
    question = asked(member_id, span)
    parts = [(name, section.read(question)) for name, section in sections.items()]
    facts = composing.compose(parts)
    visits = next((found.rows for name, found in parts if name == VISITS), [])
    return {**facts, "area": _area(visits), "weather": _weather(visits)}


def _area(visits: list[dict[str, Any]]) -> str:
    ids = [row["customer"]["id"] for row in visits if row.get("customer")]
    known = {id: (city, district) for id, city, district in
             Customer.objects.filter(id__in=ids).values_list("id", "city", "district")}  # fmt: skip
    return composing.places(known[one] for one in ids if one in known)


def _weather(visits: list[dict[str, Any]]) -> str:
    return next((str(row["weather"]) for row in visits if row.get("weather")), "")


def shown(actor: Actor, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Parts with their columns, without those that the actor's roles keep back."""
    known = dict(sections.items())
    return [
        _shown(actor, known[one["name"]], one) for one in facts.get("sections", ()) if one["name"] in known
    ]  # fmt: skip


def _shown(actor: Actor, section: Section, part: Mapping[str, Any]) -> dict[str, Any]:
    columns = [one for one in section.columns if one.field not in actor.hidden or not one.field]
    keys = {one.key for one in columns}
    return {
        "name": section.name, "label": _said(section.label), "columns": [_column(one) for one in columns],
        "rows": [{key: value for key, value in row.items() if key in keys} for row in part["rows"]],
        "count": part["count"], "sums": {key: value for key, value in part["sums"].items() if key in keys},
        "whole": composing.is_whole(part),
    }  # fmt: skip


def _column(one: Column) -> dict[str, Any]:
    choices = {code: _said(label) for code, label in one.choices.items()}
    return {"key": one.key, "label": _said(one.label), "format": one.format, "choices": choices}


def _said(label: tuple[str, str]) -> dict[str, str]:
    return {"zh": label[0], "en": label[1]}
