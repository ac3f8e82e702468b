"""A target's lines as they are and as they were when a file was made, and what an import makes of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from yingdan.org.models import Member
from yingdan.targets.errors import Infeasible
from yingdan.targets.models import Edit, EditCell, Target
from yingdan.targets.rules import period, taking
from yingdan.targets.rules.period import Period
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.taking import Days, Filled, Line
from yingdan.targets.rules.tree import Above, Leaf, Node
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.locks import held
from yingdan.targets.services import daily, store
from yingdan.targets.services.workbook_in import Row, Sheet


class State:
    """The lines of a target, day by day, `now` and when `who` had the file `made` at a version, and the changes of an
    import."""

    def __init__(self, target: Target, made: int, who: int | None) -> None:
        self.target, self.tree = target, trees.of_team(target.team_id)
        self.above, self.locks = Above(self.tree.parents), held(target)
        whole = period.year(target.year)
        self.year, self.length = Span(whole.start, whole.end), (whole.end - whole.start).days + 1
        self.cells = store.days(target, None)
        self.now = self._by_line(self.cells)
        self._look_back(made, who)
        self.filled: dict[Line, Filled] = {}
        self.after: dict[Line, Days] = {}
        self.fine = daily.FineLocks(self.locks, self.above, target.year)
        self.own_locks: dict[Node, list[Span]] = {}  # by the node that they name
        for lock in self.locks:
            self.own_locks.setdefault(lock.node, []).append(lock.span)
        self._grids: dict[int, SheetGrid] = {}

    def _by_line(self, cells: Mapping[Leaf, list[int] | None]) -> dict[Line, Days]:
        found: dict[Line, Days] = {}
        for (*line, month), days in cells.items():
            key: Line = (line[0], line[1], line[2])
            if key not in found:
                found[key] = np.zeros(self.length, np.int64)
            if days is not None:
                found[key][daily.days_of(self.target.year, month)] = days
        return found

    def _own(self, made: int, who: int | None) -> set[int]:
        """The edits since a version that came from this very person's files, taken back or not: they go on with the
        same file, so for them these are no changes."""
        found: set[int] = set()
        edits = Edit.objects.filter(target=self.target, version__gt=made).order_by("id")
        for edit, kind, by, reverts in edits.values_list("id", "kind", "by_id", "reverts_id"):
            if (kind == "import" and by == who) or reverts in found:
                found.add(edit)
        return found

    def _look_back(self, made: int, who: int | None) -> None:
        """Finds lines that changed since a version: as they were in it, as they were but for the person's own files,
        and who changed each of their months last."""
        self.made: dict[Line, Days] = {}
        self.then: dict[Line, Days] = {}
        self.by: dict[tuple[Line, int], int] = {}
        if made >= self.target.version:
            return
        own = self._own(made, who)
        first: dict[Leaf, list[int] | None] = {}
        others: dict[Leaf, list[int] | None] = {}
        rows = EditCell.objects.filter(edit__target=self.target, edit__version__gt=made).order_by("id")
        found = rows.values_list("team_id", "member_id", "part_id", "month", "days", "edit_id", "edit__by_id")
        for team, member, part, month, days, edit, by in found.iterator(20_000):
            line = team, member, part or 0
            first.setdefault((*line, month), days)
            if edit not in own:
                others.setdefault((*line, month), days)
                self.by[line, month] = by or 0
        self.made, self.then = self._with(first), self._with(others)

    def _with(self, before: dict[Leaf, list[int] | None]) -> dict[Line, Days]:
        lines = {leaf[:3] for leaf in before}
        return self._by_line({**{leaf: days for leaf, days in self.cells.items() if leaf[:3] in lines}, **before})

    def grid(self, sheet: Sheet) -> "SheetGrid":
        """The lines in the columns of a sheet."""
        if id(sheet) not in self._grids:
            self._grids[id(sheet)] = SheetGrid(self, sheet, taking.Grid.of(sheet.periods, self.target.year))
        return self._grids[id(sheet)]

    def known(self, node: Node) -> bool:
        """Whether a node that is no line is a sum of lines."""
        return node.team in self.tree.nodes and node in self._sums

    @cached_property
    def _sums(self) -> set[Node]:
        found = {node for line in self.now for node in self.above.nodes((*line, 0))}
        return found | {Node(team) for team in self.tree.nodes}

    def changed_by(self, line: Line, one: Period) -> set[int]:
        """Who changed a line in a period since the file was made."""
        return {self.by[line, month] for month in range(one.first, one.last + 1) if (line, month) in self.by}

    def names(self, members: Collection[int]) -> list[str]:
        """Names of people, in order."""
        return sorted(Member.objects.filter(id__in=members).values_list("name", flat=True)) if members else []

    @cached_property
    def _weights(self) -> Mapping[int, Days]:
        return daily.year_weights(self.target.year, {line[1] for line in self.now})

    def fill(self, line: Line, wanted: list[tuple[Period, int]]) -> None:
        """Sets periods of a line; `Infeasible` where its own locks leave no room."""
        self.filled[line] = self._filled(line, wanted)

    def fits(self, line: Line, one: tuple[Period, int]) -> bool:
        """Whether a line could be set in one period alone."""
        try:
            self._filled(line, [one])
        except Infeasible:
            return False
        return True

    def _filled(self, line: Line, wanted: list[tuple[Period, int]]) -> Filled:
        now, floors = self.now[line], self._floors(line)
        weights = now if all(one.whole_months for one, _ in wanted) else self._weights[line[1]]
        done = taking.fill(now, self.target.year, wanted, self.own_locks.get(Node(*line), ()), weights, floors)
        for month, fen in done.months.items() if self.fine else ():
            floor = floors.get(month, 0)
            if fen < floor or (fen > floor and self.fine.days((*line, month)).all()):
                raise Infeasible("target_minimum_above", [month], fen, floor)
        return done

    def _floors(self, line: Line) -> dict[int, int]:
        """What locked days hold, by month."""
        if not self.fine:
            return {}
        cells = {leaf: days for month in range(1, 13) if (days := self.cells.get(leaf := (*line, month)))}
        return {leaf[3]: fen for leaf, fen in self.fine.floors(cells).items()}

    def finish(self) -> None:
        """Finds the days of all months that were set as a whole."""
        months = {(*line, month): fen for line, one in self.filled.items() for month, fen in one.months.items()}
        found = daily.fill(self.target, months, self.cells, self.locks, self.above) if months else {}
        for line, one in self.filled.items():
            days = one.days
            for month in one.months:
                days[daily.days_of(self.target.year, month)] = found[*line, month]
            self.after[line] = days

    def moved(self) -> dict[Line, Days]:
        """By line, what each day changes by."""
        return {line: days - self.now[line] for line, days in self.after.items()}

    def drop(self, line: Line) -> None:
        """A line stays as it is."""
        self.after.pop(line, None)

    def changes(self) -> Iterable[tuple[Leaf, list[int]]]:
        """The cells that change."""
        for line, days in self.after.items():
            for month in range(1, 13):
                new = days[daily.days_of(self.target.year, month)].tolist()
                if new != self.cells.get((*line, month)):
                    yield (*line, month), new

    def tops(self, teams: Iterable[int]) -> list[int]:
        """Of teams those that lie below none of the others."""
        wanted = set(teams)
        return [team for team in wanted if not wanted.intersection(self.above.teams(team)[1:])]

    def touches(self, one: Period, span: Span) -> bool:
        """Whether a period shares days with a span."""
        return one.start <= span.end and span.start <= one.end

    def sum_of(self, lock: Held) -> int:
        """What a lock holds."""
        span = Period("day", *lock.span)
        part = taking.Grid.of([span], self.target.year)
        lines = [line for line in self.now if lock.node in self.above.nodes((*line, 0))]
        return sum(int(part.sums(self.now[line])[0]) for line in lines)


Told = Mapping[Line, tuple[Row, list[int]]]


@dataclass(slots=True)
class SheetGrid:
    """Lines in the columns of one sheet."""

    state: State
    sheet: Sheet
    columns: taking.Grid
    _sums: list[dict[Node, Days]] = field(default_factory=list)

    def now(self, line: Line) -> Days:
        """A line as it is."""
        return self.columns.sums(self.state.now[line])

    def then(self, line: Line) -> Days:
        """A line as it was when the file was made."""
        before = self.state.then.get(line)
        return self.now(line) if before is None else self.columns.sums(before)

    def wrong_sum(self, node: Node, amounts: list[int], told: Told) -> int | None:
        """The first column where a sum is neither what its lines are or were nor what the file's lines make it."""
        if not self._sums:
            self._sums = self._all_sums(told)
        mine = np.array(amounts, np.int64)
        fits = mine == taking.BLANK
        for sums in self._sums:
            fits |= mine == sums.get(node, 0)
        return None if fits.all() else int(np.flatnonzero(~fits)[0])

    def _all_sums(self, told: Told) -> list[dict[Node, Days]]:
        found: list[dict[Node, Days]] = [{}, {}, {}, {}]
        for line in self.state.now:
            now = self.now(line)
            then = self.then(line)
            made = self.columns.sums(self.state.made.get(line, self.state.now[line]))
            row, amounts = told.get(line, (None, []))
            mine = np.array(amounts, np.int64) if row and row.sheet is self.sheet else now
            mine = np.where(mine == taking.BLANK, now, mine)
            for node in self.state.above.nodes((*line, 0)):
                for sums, values in zip(found, (made, then, now, mine), strict=True):
                    sums[node] = sums[node] + values if node in sums else values
        return found
