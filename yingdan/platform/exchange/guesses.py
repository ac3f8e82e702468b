"""First suggestions: which resource a table is about, and which column feeds which field."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange.choices import plain
from yingdan.platform.exchange.reading.tables import Table
from yingdan.platform.exchange.synonyms import words
from yingdan.platform.exchange.types import Recipe, Rule, Step
from yingdan.platform.resources.spec import Field, Resource

CLOSE = 0.86
ORDER = ("team", "member", "product", "customer", "contact", "deal", "followup")


def recipe(files: Mapping[str, list[Table]], actor: Actor) -> Recipe:
    """A step for each table that looks like one of the resources, those that others refer to first."""
    steps = []
    for name, tables in files.items():
        for table in tables:
            resource = resource_for(name, table, actor)
            if resource:
                several = len(tables) > 1
                steps.append(step(resource, name, table, actor, sheet=table.sheet if several else ""))
    steps.sort(key=lambda one: ORDER.index(one.resource) if one.resource in ORDER else len(ORDER))
    return Recipe(tuple(steps))


def resource_for(file: str, table: Table, actor: Actor) -> Resource | None:
    """The resource whose fields the columns fit best; the file's and the sheet's name weigh in."""
    best: tuple[float, Resource] | None = None
    for resource in targets.importable():
        if not actor.may(f"{resource.group}.import"):
            continue
        fields = targets.fields_of(resource, actor)
        found = columns(resource, fields, table.columns)
        score = len(found) / max(1, len(table.columns))
        score += 0.5 if found and all(name in found for name, one in fields.items() if one.required) else 0
        score += 0.4 if _named(resource, file, table.sheet) else 0
        if found and (best is None or score > best[0]):
            best = (score, resource)
    return best[1] if best else None


def step(resource: Resource, file: str, table: Table, actor: Actor, *, sheet: str = "") -> Step:
    """A step with everything guessed; the key is the best one that has a column."""
    fields = targets.fields_of(resource, actor)
    found = columns(resource, fields, table.columns)
    keys = [name for name in targets.importer_of(resource).keys if name in found]
    return Step(
        resource=resource.name,
        file=file,
        sheet=sheet,
        mode="upsert" if keys else "add",
        key=tuple(keys[:1]),
        # Somebody looks at what the check finds: what they do not decide about is left out, nothing is doubled.
        twins="skip" if targets.importer_of(resource).twins else "add",
        fields={name: Rule(column=column) for name, column in found.items()},
    )


def columns(resource: Resource, fields: Mapping[str, Field], names: tuple[str, ...]) -> dict[str, str]:
    """field → column. Exact spellings come before synonyms, synonyms before resemblance; each column once."""
    pairs = [
        (_likeness(resource, field, column), -place, name, column)
        for name, field in fields.items()
        for place, column in enumerate(names)
    ]
    found: dict[str, str] = {}
    for score, _, name, column in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
        if score >= CLOSE and name not in found and column not in found.values():
            found[name] = column
    order = list(fields)
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def _likeness(resource: Resource, field: Field, column: str) -> float:
    wanted = plain(column)
    if not wanted:
        return 0.0
    labels = [plain(label) for label in (field.name, *field.label)]
    for place, label in enumerate(labels):
        if wanted == label:
            return 2.0 - place * 0.01
    if wanted in {plain(word) for word in words(resource.name, field.name)}:
        return 1.5
    return max((SequenceMatcher(None, wanted, label).ratio() for label in labels if len(label) > 3), default=0.0)


def _named(resource: Resource, file: str, sheet: str) -> bool:
    hints = [resource.name, *resource.label, *resource.label_plural]
    hints += {"deal": ["opportunit", "pipeline", "机会", "项目"], "customer": ["account", "client", "公司"]}.get(
        resource.name, []
    )
    said = plain(Path(file).stem) + plain(sheet)
    return any(plain(hint) in said for hint in hints)
