"""Lines of a file as typed rows: what each would write, to which record, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange.cells import converted
from yingdan.platform.exchange.errors import CellProblem, RecipeProblem
from yingdan.platform.exchange.lookups import Creator, Lookups
from yingdan.platform.exchange.matching import AMBIGUOUS, HIDDEN, Key, Matcher, key_of
from yingdan.platform.exchange.present import Present
from yingdan.platform.exchange.resembling import Decided, Resembling
from yingdan.platform.exchange.sources import Lines, Source
from yingdan.platform.exchange.types import Issue, Recipe, Rule, Step
from yingdan.platform.resources.spec import Field, Resource, Twin, Values


@dataclass(slots=True)
class Row:
    """A line on its way in. `status`: new, update, unchanged, error, repeated, skipped, or twin as long as it
    is to be decided what becomes of it; `present` the record's values now."""

    line: int
    values: Values
    issues: list[Issue] = field(default_factory=list)
    status: str = "new"
    id: int | None = None
    changed: tuple[str, ...] = ()
    present: Values | None = None
    twin: Twin | None = None

    def refuse(self, name: str, code: str, /, **params: Any) -> None:
        """Adds a reason why the row cannot go in."""
        self.issues.append(Issue(name, code, params))
        self.status = "error"


@dataclass(slots=True)
class Prepared:
    """A batch of rows; `deferred` counts references to rows of the same table that may still come."""

    rows: list[Row]
    deferred: list[tuple[int, str, str]] = field(default_factory=list)
    unknown: dict[str, dict[str, int]] = field(default_factory=dict)


class Preparer:
    """One step of a recipe against one table. `writing` locks what will change and creates missing references."""

    def __init__(
        self,
        step: Step,
        actor: Actor,
        columns: tuple[str, ...],
        lookups: Lookups,
        creator: Creator | None = None,
        coming: Mapping[tuple[str, str], list[str]] | None = None,
        decided: Mapping[int, Decided] | None = None,
    ) -> None:
        self.step = step
        self.actor = actor
        self.lookups = lookups
        self.creator = creator
        self.resource: Resource = targets.resource_of(step.resource)
        known = targets.fields_of(self.resource, actor)
        for name in step.fields:
            if name not in known:
                raise RecipeProblem("import_field_unknown", resource=step.resource, field=name)
        self.fields: dict[str, Field] = {name: known[name] for name in step.fields}
        self.required = [name for name, one in known.items() if one.required]
        self.key = key_of(step, self.resource)
        self.key_set = frozenset(self.key)
        self.source = Source(step, columns)
        self.matcher = Matcher(self.resource, actor, [self.fields[name] for name in self.key])
        self.present = Present(self.resource, known, self.fields)
        self.seen: dict[Key, int] = {}
        self.twins = Resembling(step, self.resource, actor, decided, writing=creator is not None)
        coming = coming or {}
        self.converters = {
            name: targets.converter(self.resource, one, step.fields[name], coming.get((self.resource.name, name), ()))
            for name, one in self.fields.items()
            if one.type != "ref"
        }

    def prepare(self, lines: Lines, *, links: bool = False) -> Prepared:
        """The batch, typed, matched and compared with what is there."""
        kept, cells = self.source.cells(lines)
        rows = [Row(line, {}) for line, _ in kept]
        batch = Prepared(rows)
        for name, one in self.fields.items():
            if one.type == "ref":
                self._references(batch, name, one, self.step.fields[name], cells[name], links)
            else:
                self._convert(batch, name, cells[name])
        self._match(rows)
        self._complete(rows)
        self.twins.meet(rows)
        self._compare(rows)
        return batch

    def remember(self, lines: Lines) -> None:
        """Notes the keys of lines that an interrupted run has already written, so that repeats are still seen."""
        if not self.key:
            return
        kept, cells = self.source.cells(lines)
        batch = Prepared([Row(line, {}) for line, _ in kept])
        for name in self.key:
            if self.fields[name].type == "ref":
                self._references(batch, name, self.fields[name], self.step.fields[name], cells[name], links=False)
            else:
                self._convert(batch, name, cells[name])
        for row in batch.rows:
            self.seen.setdefault(self._key(row), row.line)

    def _convert(self, batch: Prepared, name: str, cells: list[object]) -> None:
        keep_blank = self.step.blank == "keep"
        blank = None if keep_blank else targets.blank_of(self.resource, self.fields[name])
        for row, value in zip(batch.rows, converted(self.converters[name], cells), strict=True):
            if value.__class__ is CellProblem:
                self._refuse(batch, row, name, value)
            elif value is not None:
                row.values[name] = value
            elif not keep_blank:
                row.values[name] = blank

    def _refuse(self, batch: Prepared, row: Row, name: str, problem: CellProblem) -> None:
        row.refuse(name, problem.code, **problem.params)
        if problem.code in ("unknown_choice", "import_ref_unknown"):
            counted = batch.unknown.setdefault(name, {})
            value = str(problem.params["value"])
            counted[value] = counted.get(value, 0) + 1

    def _references(self, batch: Prepared, name: str, one: Field, rule: Rule, cells: list[object], links: bool) -> None:
        written = self.source.texts(cells)
        wanted = {text for text in written if isinstance(text, str) and text}
        found = self.lookups.resolve(one, rule.by, wanted)
        own = one.ref == self.resource.name and name not in self.key_set
        if rule.missing == "create" and self.creator and not own and (target := targets.resource_of(one.ref)):
            made = self.creator(target, sorted(wanted - set(found)))
            self.lookups.learn(one, rule.by, made)
            found.update(made)
        for row, text in zip(batch.rows, written, strict=True):
            if isinstance(text, CellProblem):
                self._refuse(batch, row, name, text)
            elif isinstance(text, int):
                if self.lookups.visible(one, text):
                    row.values[name] = text
                else:
                    self._refuse(batch, row, name, CellProblem("import_ref_unknown", value=str(text)))
            elif not text:
                if self.step.blank == "clear":
                    row.values[name] = None
            elif text not in found:
                self._unknown(batch, row, name, text, rule, deferrable=own and not links)
            elif isinstance(hit := found[text], CellProblem):
                self._refuse(batch, row, name, hit)
            else:
                row.values[name] = hit

    def _unknown(self, batch: Prepared, row: Row, name: str, text: str, rule: Rule, *, deferrable: bool) -> None:
        if deferrable:
            batch.deferred.append((row.line, name, text))
        elif rule.missing != "blank":
            self._refuse(batch, row, name, CellProblem("import_ref_unknown", value=text[:100]))

    def _key(self, row: Row) -> Key:
        return tuple(row.values.get(name) for name in self.key)

    def _match(self, rows: list[Row]) -> None:
        if not self.key:
            return
        wanted: dict[int, Key] = {}
        for row in rows:
            key = self._key(row)
            if key[0] in (None, ""):  # a further part may be blank: a top team has no parent
                self._keyless(row)
                continue
            first = self.seen.setdefault(key, row.line)
            if first != row.line:
                self._repeat(row, first)
            elif row.status != "error":
                wanted[row.line] = key
        found = self.matcher.find(set(wanted.values()))
        for row in rows:
            if row.line in wanted:
                self._settle(row, found.get(wanted[row.line]))

    def _keyless(self, row: Row) -> None:
        if row.status == "error":
            return
        if self.step.distinct:
            row.status = "repeated"
        elif self.step.mode != "add":
            row.refuse(self.key[0], "import_key_blank", field=self.key[0])

    def _repeat(self, row: Row, first: int) -> None:
        if self.step.distinct:
            row.status, row.issues = "repeated", []
        else:
            row.refuse(self.key[0], "import_duplicate", line=first)

    def _settle(self, row: Row, found: int | None) -> None:
        if found == AMBIGUOUS:
            row.refuse(self.key[0], "import_ref_ambiguous", value=str(row.values[self.key[0]]))
        elif found == HIDDEN:
            row.refuse(self.key[0], "import_out_of_scope")
        elif found is None and self._planned(row):
            row.status = "update"
        elif found is not None and self.step.mode == "add":
            row.refuse(self.key[0], "import_exists")
        elif found is None and self.step.mode == "update":
            row.refuse(self.key[0], "import_absent")
        elif found is not None:
            row.id, row.status = found, "update"

    def _planned(self, row: Row) -> bool:
        """Whether an earlier step of this import would make the record."""
        planned, value = self.lookups.planned, row.values[self.key[0]]
        if planned is None or len(self.key) > 1 or self.step.mode == "add" or not isinstance(value, str):
            return False
        return planned.find(self.resource.name, self.key[0], value) is not None

    def _complete(self, rows: list[Row]) -> None:
        """Refuses new rows that lack something."""
        for row in rows:
            for name in self.required if row.status == "new" else ():
                if row.values.get(name) in (None, "") and not any(issue.field == name for issue in row.issues):
                    row.refuse(name, "required")

    def _compare(self, rows: list[Row]) -> None:
        """Tells updates from rows that change nothing."""
        existing = {row.id: row for row in rows if row.status == "update" and row.id is not None}
        self.present.load(existing, lock=self.creator is not None)
        for row in existing.values():
            self.present.compare(row)


def step_of(recipe: Recipe, number: int, links: Iterable[str] | None = None) -> Step:
    """A step of the recipe; with `links` the later pass that only sets references to rows of the same table."""
    step = recipe.steps[number]
    if links is None:
        return step
    key = key_of(step, targets.resource_of(step.resource))
    wanted = {*key, *links}
    rules = {name: rule for name, rule in step.fields.items() if name in wanted}
    return Step(
        step.resource, step.file, rules, step.sheet, step.header, step.encoding, step.delimiter, "update", key,
        "keep", step.distinct, step.where, step.values,
    )  # fmt: skip
