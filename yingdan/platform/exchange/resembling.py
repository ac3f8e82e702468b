"""New rows that resemble a record with another key, or each other: found, and done with as was decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange.types import Step
from yingdan.platform.resources.spec import Resource, Twin

if TYPE_CHECKING:
    from yingdan.platform.exchange.preparing import Row

# What becomes of a row: how, what the record that it resembles is called, its id if it may be written to.
Decided = tuple[str, str, int | None]


class Resembling:
    """For one step. The check marks the rows; `writing` follows what was `decided` about them by line. Without any
    decisions there was no check, and the step says what becomes of all."""

    def __init__(
        self, step: Step, resource: Resource, actor: Actor, decided: Mapping[int, Decided] | None, *, writing: bool
    ) -> None:
        twins = resource.importer.twins if resource.importer else None
        wanted = step.twins != "add" and step.mode != "update"
        # After a check it is enough to find what has come since.
        self.finder = twins(actor, decided is None) if twins and wanted else None
        self.how = step.twins
        self.title = resource.title_field
        self.decided = decided or {}
        self.writing = writing
        self.made: set[int] = set()
        self.met: dict[int, int] = {}

    def meet(self, rows: "list[Row]") -> None:
        """Marks new rows as twins, or settles them."""
        if self.finder is None:
            return
        self.met.update((row.id, row.line) for row in rows if row.id is not None)
        new = [row for row in rows if row.status == "new"]
        unknown = [row for row in new if row.line not in self.decided]
        met = self.finder.meet([(row.line, row.values) for row in unknown], self.made) if unknown else []
        for row, twin in zip(unknown, met, strict=True):
            row.twin = twin
        for row in new:
            decided = self.decided.get(row.line) or self._usual(row.twin)
            if decided and not self.writing:
                row.status = "twin"
            elif decided:
                self._settle(row, *decided)

    def _usual(self, twin: Twin | None) -> Decided | None:
        """What becomes of a row that nobody decided about."""
        return (self.how, twin.title, twin.id if twin.writable else None) if twin else None

    def _settle(self, row: "Row", how: str, title: str, twin_id: int | None) -> None:
        if how == "add":
            return
        if how == "update" and twin_id is not None:
            if (first := self.met.setdefault(twin_id, row.line)) != row.line:
                row.refuse(self.title, "import_duplicate", line=first)
                return
            row.id, row.status = twin_id, "update"
            row.values.pop(self.title, None)  # it keeps the name that it is known by
        else:
            row.refuse(self.title, "import_twin", name=title)
            row.status = "skipped"
