"""Takes a target's workbook back in: what its user changed, not what others changed meanwhile; refused rows say why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Invalid, invalid
from yingdan.kernel.texts import text
from yingdan.kernel.units import Unit
from yingdan.targets import metrics
from yingdan.targets.errors import Infeasible
from yingdan.targets.models import Target
from yingdan.targets.rules import taking
from yingdan.targets.rules.sheet import Held
from yingdan.targets.rules.taking import Broken, Line
from yingdan.targets.rules.tree import Leaf, Node
from yingdan.targets.selectors import plans
from yingdan.targets.services import grid, store, workbook_in
from yingdan.targets.services.exchange_state import State
from yingdan.targets.services.naming import named, place_name
from yingdan.targets.services.workbook import unit_of
from yingdan.targets.services.workbook_in import Row, Stamp


@dataclass(frozen=True, slots=True)
class Failed:
    """A row that is not taken: where it stands and why, with what to do."""

    sheet: str
    row: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell that changes."""

    sheet: str
    row: int
    node: Node
    period: str
    before: int
    after: int


@dataclass(slots=True)
class Imported:
    """What an import does. `kept` cells are older in the file than here, changed since by `kept_by`; `unread` heads
    mean nothing; `source` names another target that the file was made from."""

    target: Target
    moved: list[Moved]
    failed: list[Failed]
    kept: int
    kept_by: list[str]
    unread: list[str]
    source: str
    total: int


def load(
    *, actor: Actor, target_id: int, version: int, content: bytes, overwrite: bool = False, preview: bool = False
) -> Imported:
    """Sets what the file changes: rows that can be taken are, the others say why not. A preview stores nothing.

    With `overwrite` the file is right also where it is older than what others have changed since.
    """
    target = grid.writable(actor, target_id)
    store.check_draft(target)
    if not preview and version != target.version:
        raise Conflict("target_changed_since", current_version=target.version)
    book = workbook_in.read(content, target.year)
    source = _source(actor, target, book.stamp)
    made = book.stamp.version if book.stamp and book.stamp.target == target.id else target.version
    work = _Work(actor, target, State(target, made, actor.member_id), overwrite)
    for row in workbook_in.lines(book):
        work.take(row)
    work.check_sums()
    changes = work.settle()
    total = plans.total(target) + work.moved_by()
    if changes and not preview:
        store.write(actor, target, "import", changes)
    unread = [f"{sheet.name}: {head}" for sheet in book.sheets for head in sheet.unread]
    failed = sorted(work.failed, key=lambda one: (one.sheet, one.row))
    return Imported(target, work.moved(), failed, work.kept, work.state.names(work.kept_by), unread, source, total)


def _source(actor: Actor, target: Target, stamp: Stamp | None) -> str:
    """The name of another target of the same metric and year that the file is of; of another metric it is refused."""
    if stamp is None or stamp.target == target.id:
        return ""
    if (stamp.metric, stamp.year) != (target.metric, target.year):
        metric = metrics.lookup(stamp.metric)
        label = metric.label[actor.locale == "en"] if metric else stamp.metric
        raise invalid("file", "target_file_other", metric=label, year=stamp.year)
    return plans.visible(actor).filter(id=stamp.target).values_list("name", flat=True).first() or "–"


@dataclass(slots=True)
class _Work:
    """Rows taken so far, by line."""

    actor: Actor
    target: Target
    state: State
    overwrite: bool
    rows: dict[Line, Row] = field(default_factory=dict)
    told: dict[Line, tuple[Row, list[int]]] = field(default_factory=dict)
    wanted: dict[Line, list[int]] = field(default_factory=dict)
    failed: list[Failed] = field(default_factory=list)
    kept: int = 0
    kept_by: set[int] = field(default_factory=set)
    sums: list[tuple[Row, Node]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Reads a row; refuses it as a whole when one of its cells cannot be taken."""
        try:
            self._take(row)
        except AppError as error:
            self.fail(row, error)

    def fail(self, row: Row, error: AppError) -> None:
        """Remembers why a row is not taken."""
        params = dict(error.params)
        column = str(params.pop("column", ""))
        message = text(error.code, self.actor.locale, **params)
        self.failed.append(Failed(row.sheet.name, row.number, column, error.code, message))

    def _take(self, row: Row) -> None:
        if row.node is None:
            if row.key or any(isinstance(value, int | float) and value for value in row.cells):
                raise Invalid("target_row_key" if row.key else "target_row_no_key", key=row.key)
            return
        line: Line = row.node
        if line not in self.state.now:
            if not self.state.known(row.node):
                raise Invalid("target_row_unknown", key=row.key)
            self.sums.append((row, row.node))
        elif line in self.rows:
            raise Invalid("target_row_double", other=self.rows[line].number)
        else:
            self.rows[line] = row
            self._merge(row, line, row.amounts(self.unit))

    def _merge(self, row: Row, line: Line, told: list[int]) -> None:
        self.told[line] = row, told
        here = self.state.grid(row.sheet)
        found = taking.merge(np.array(told, np.int64), here.then(line), here.now(line), overwrite=self.overwrite)
        if (found.wanted or found.clashes) and not self.actor.reaches_team("target.edit", line[0]):
            raise Invalid("target_row_forbidden")
        if found.clashes:
            self._clash(row, line, found.clashes[0])
        self.kept += len(found.stale)
        for n in found.stale:
            self.kept_by.update(self.state.changed_by(line, row.sheet.periods[n]))
        if found.wanted:
            self._fill(row, line, found.wanted)

    def _fill(self, row: Row, line: Line, places: list[int]) -> None:
        wanted = [(row.sheet.periods[n], self.told[line][1][n]) for n in places]
        try:
            self.state.fill(line, wanted)
        except Infeasible as error:
            tight = (n for n, one in zip(places, wanted, strict=True) if not self.state.fits(line, one))
            raise Invalid("target_row_no_room", column=row.sheet.column(next(tight, places[0]))) from error
        self.wanted[line] = places

    def _clash(self, row: Row, line: Line, n: int) -> None:
        here, one = self.state.grid(row.sheet), row.sheet.periods[n]
        names = self.state.names(self.state.changed_by(line, one))
        raise Invalid("target_row_clash", column=row.sheet.column(n), name="、".join(names) or "–",
                      then=self._said(here.then(line)[n]), now=self._said(here.now(line)[n]))  # fmt: skip

    @property
    def unit(self) -> Unit:
        """Of the amounts."""
        return unit_of(self.target)

    def _said(self, amount: Any) -> str:
        return self.unit.written(int(amount))

    def check_sums(self) -> None:
        """Sums are not read; one that was typed over, so that it is neither old nor what its rows give, is reported."""
        unread = {node for line in self.rows if line not in self.told for node in self.state.above.nodes((*line, 0))}
        for row, node in self.sums:
            try:
                wrong = self.state.grid(row.sheet).wrong_sum(node, row.amounts(self.unit), self.told)
                if wrong is not None and node not in unread:
                    raise Invalid("target_row_sum", column=row.sheet.column(wrong))
            except Invalid as error:
                self.fail(row, error)

    def settle(self) -> dict[Leaf, list[int] | None]:
        """The cells that change, day by day, without the rows that would break a lock or what others are to reach."""
        with named(self.actor):
            self.state.finish()
        limits = self._limits()
        held = {*self.state.locks, *limits}
        while found := taking.broken(self.state.moved(), held, self.state.above, self.target.year):
            for one in found:
                for line in one.lines:
                    if line in self.wanted:
                        self._refuse(line, one, "target_row_beyond" if one.lock in limits else "target_row_locked")
        return dict(self.state.changes())

    def _limits(self) -> set[Held]:
        """Who may not change the whole tree leaves the year of the own part of it as it is."""
        if self.actor.reaches_team("target.edit", self.target.team_id):
            return set()
        return {Held(Node(team), self.state.year) for team in self.state.tops(self._reached())}

    def _reached(self) -> Iterable[int]:
        return [team for team in self.state.tree.nodes if self.actor.reaches_team("target.edit", team)]

    def _refuse(self, line: Line, one: Broken, code: str) -> None:
        row = self.rows[line]
        n = next((n for n in self.wanted[line] if self.state.touches(row.sheet.periods[n], one.lock.span)), None)
        before = self.state.sum_of(one.lock)
        column, name = "" if n is None else row.sheet.column(n), place_name(one.lock, self.actor.locale)
        after = self._said(before + one.delta)
        self.fail(row, Invalid(code, column=column, name=name, before=self._said(before), after=after))
        del self.wanted[line]
        self.state.drop(line)

    def moved(self) -> list[Moved]:
        """The cells that change, as the file has them."""
        found = []
        for line, places in self.wanted.items():
            row, told = self.told[line]
            before = self.state.grid(row.sheet).now(line)
            found += [
                Moved(row.sheet.name, row.number, Node(*line), row.sheet.periods[n].key, int(before[n]), told[n])
                for n in places
            ]
        return sorted(found, key=lambda one: (one.sheet, one.row))

    def moved_by(self) -> int:
        """What the changes add to the whole."""
        return sum(int(days.sum()) for days in self.state.moved().values())
