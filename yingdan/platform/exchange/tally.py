"""Counts of what became of the rows, and how they look, for the preview."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from yingdan.platform.exchange.choices import likely, table_of
from yingdan.platform.exchange.limits import PREVIEW_ROWS, UNKNOWN_VALUES
from yingdan.platform.exchange.lookups import Lookups
from yingdan.platform.exchange.preparing import Prepared, Preparer, Row
from yingdan.platform.exchange.types import Issue
from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.spec import Field
from yingdan.platform.resources.values import choices_of, to_json

STATUSES = ("new", "update", "unchanged", "twin", "skipped", "error", "repeated")


def count(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows have each status."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in STATUSES if found[status]}


def add(total: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    """The sum of two counts."""
    return {name: total.get(name, 0) + more.get(name, 0) for name in dict.fromkeys([*total, *more])}


class Tally:
    """What the check of one step finds."""

    def __init__(self, preparer: Preparer) -> None:
        self.preparer = preparer
        self.counts: dict[str, int] = {}
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], dict[str, Any]] = {}
        self.unknown: dict[str, Counter[str]] = {}
        self.preview: list[dict[str, Any]] = []

    def add(self, batch: Prepared) -> None:
        """Counts a batch."""
        self.counts = add(self.counts, count(batch.rows))
        for row in batch.rows:
            for issue in row.issues:
                self.note(issue)
        for name, values in batch.unknown.items():
            self.unknown.setdefault(name, Counter()).update(values)
        for row in batch.rows[: PREVIEW_ROWS - len(self.preview)]:
            self.preview.append(self._shown(row))

    def note(self, issue: Issue) -> None:
        """Counts a reason; the first of its kind stands as the example."""
        self.reasons[issue.field, issue.code] += 1
        self.examples.setdefault((issue.field, issue.code), dict(issue.params))

    def report(self) -> dict[str, Any]:
        """As JSON for the API."""
        return {
            "resource": self.preparer.resource.name,
            "file": self.preparer.step.file,
            "key": list(self.preparer.key),
            "counts": self.counts,
            "reasons": [
                {"field": name, "code": code, "count": times, "params": self.examples[name, code]}
                for (name, code), times in self.reasons.most_common(100)
            ],
            "unknown": {name: self._unknown(name, values) for name, values in self.unknown.items()},
            "preview": self._labelled(),
        }

    def _shown(self, row: Row) -> dict[str, Any]:
        fields = self.preparer.fields
        shown: dict[str, Any] = {
            "line": row.line,
            "status": row.status,
            "id": row.id,
            "values": {name: to_json(fields[name], value) for name, value in row.values.items() if name in fields},
            "issues": [{"field": one.field, "code": one.code, "params": dict(one.params)} for one in row.issues],
        }
        if row.status == "update" and row.present is not None:
            shown["was"] = {name: to_json(fields[name], row.present.get(name)) for name in row.changed}
        return shown

    def _unknown(self, name: str, values: Counter[str]) -> list[dict[str, Any]]:
        field = self.preparer.fields[name]
        return [
            {"value": value, "count": times, "suggestions": suggest(field, self.preparer, name, value)}
            for value, times in values.most_common(UNKNOWN_VALUES)
        ]

    def _labelled(self) -> list[dict[str, Any]]:
        """References in the preview get the titles of their records."""
        for name, field in self.preparer.fields.items():
            if field.type == "ref":
                titles = _titles(field, self.preparer.lookups, self.preview, name)
                for shown in self.preview:
                    for values in (shown["values"], shown.get("was", {})):
                        if isinstance(key := values.get(name), int):
                            values[name] = {"id": max(key, 0), "label": titles.get(key, "")}
        return self.preview


def suggest(field: Field, preparer: Preparer, name: str, value: str) -> list[str]:
    """What an unknown value could mean, best first."""
    if field.type == "ref":
        return preparer.lookups.suggestions(field, value)
    choices = choices_of(field)
    spellings = likely(value, [spelling for one in choices for spelling in (one.value, *one.label) if spelling])
    table = table_of(choices)
    return list(dict.fromkeys(table[spelling.casefold()] for spelling in spellings))


def _titles(field: Field, lookups: Lookups, preview: list[dict[str, Any]], name: str) -> dict[int, str]:
    resource = spec.get(field.ref)
    if resource is None:
        return {}
    ids = {values.get(name) for shown in preview for values in (shown["values"], shown.get("was", {}))}
    real = [key for key in ids if isinstance(key, int) and key > 0]
    rows = resource.visible(lookups.actor, "read").order_by().filter(pk__in=real)
    titles: dict[int, str] = {key: str(title) for key, title in rows.values_list("pk", title_path(resource))}
    if lookups.planned:
        titles.update(lookups.planned.titles(resource.name))
    return titles
