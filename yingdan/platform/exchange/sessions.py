"""The life of an import: files in, mapping set, checked, written, cancelled or undone."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange import guesses, recipes, running, store, undo
from yingdan.platform.exchange.errors import FileProblem, ImportState, RecipeProblem
from yingdan.platform.exchange.limits import MAX_FILES
from yingdan.platform.exchange.matching import key_of
from yingdan.platform.exchange.reading.tables import Table
from yingdan.platform.exchange.sources import Source
from yingdan.platform.exchange.types import Recipe
from yingdan.platform.models import ImportJob, ImportRecipe

OPEN = ("draft", "ready")


def begin(actor: Actor, files: Iterable[tuple[str, Iterable[bytes]]]) -> ImportJob:
    """Keeps the files and suggests a mapping; raises `FileProblem`."""
    actor.need("import.manage")
    given = list(files)
    if not given:
        raise FileProblem("import_no_files")
    if len(given) > MAX_FILES:
        raise FileProblem("import_too_many_files", max=MAX_FILES)
    with transaction.atomic():
        job = ImportJob.objects.create(
            name=", ".join(name for name, _ in given)[:200],
            user_id=actor.user_id,
            actor_name=actor.name[:100],
            channel=actor.channel,
        )
        for position, (name, blocks) in enumerate(given):
            store.keep(job, position, name, blocks)
        tables = {file.name: [Table.from_json(one) for one in file.tables] for file in job.files.all()}
        job.recipe = recipes.dump(guesses.recipe(tables, actor))
        job.save(update_fields=["recipe"])
    return job


def own(actor: Actor, job_id: int) -> ImportJob:
    """An import that the actor may see: everybody's, since they are all done in the company's name."""
    actor.need("import.manage")
    found = ImportJob.objects.filter(pk=job_id).first() if 0 < job_id < 2**31 else None
    if found is None:
        raise NotFound
    return found


def use(actor: Actor, job: ImportJob, raw: object, name: str = "") -> ImportJob:
    """Sets the mapping; raises `RecipeProblem` for one that cannot work."""
    if job.status not in OPEN:
        raise ImportState(state=job.status)
    recipe = recipes.parse(raw)
    running.need(actor, recipe)
    verify(actor, job, recipe)
    job.recipe = recipes.dump(recipe)
    job.status, job.report, job.problem = "draft", {}, None
    job.name = name[:200] or recipe.name[:200] or job.name
    job.version += 1
    job.save(update_fields=["recipe", "status", "report", "problem", "name", "version"])
    return job


def verify(actor: Actor, job: ImportJob, recipe: Recipe) -> None:
    """Raises for columns, fields, files and keys that are not there."""
    for step in recipe.steps:
        resource = targets.resource_of(step.resource)
        known = targets.fields_of(resource, actor)
        for name in step.fields:
            if name not in known:
                raise RecipeProblem("import_field_unknown", resource=step.resource, field=name)
        _, table = store.table_of(job, step)
        Source(step, table.columns)
        key_of(step, resource)
        if step.mode != "update":
            for name, one in known.items():
                if one.required and name not in step.fields:
                    raise RecipeProblem("import_required_unmapped", field=one.label[actor.locale == "en"])


def check(actor: Actor, job: ImportJob) -> ImportJob:
    """Starts the check; the caller sees its progress in the job."""
    return _start(actor, job, OPEN, "checking")


def commit(actor: Actor, job: ImportJob) -> ImportJob:
    """Starts the writing, or goes on with one that failed."""
    return _start(actor, job, ("ready", "failed"), "running")


def take_back(actor: Actor, job: ImportJob) -> ImportJob:
    """Starts the undo."""
    undo.ask(job)
    return _start(actor, job, ("done", "failed", "cancelled"), "undoing")


def cancel(actor: Actor, job: ImportJob) -> ImportJob:
    """Ends an import; what was written stays until it is undone."""
    return _move(job, ("draft", "checking", "ready", "running", "failed"), status="cancelled", finished_at=clock.now())


def guess(actor: Actor, job: ImportJob, resource: str) -> None:
    """Maps every table of the files as one resource."""
    target = targets.resource_of(resource)
    steps = []
    for file in job.files.all():
        tables = [Table.from_json(one) for one in file.tables]
        for table in tables:
            sheet = table.sheet if len(tables) > 1 else ""
            steps.append(guesses.step(target, file.name, table, actor, sheet=sheet))
    job.recipe = recipes.dump(Recipe(tuple(steps)))
    job.save(update_fields=["recipe"])


def mark(job: ImportJob, status: str) -> None:
    """Sets the status for work that this process does itself right after."""
    started = {"started_at": clock.now()} if status == "running" and job.started_at is None else {}
    _move(job, (job.status,), status=status, pulse_at=clock.now(), problem=None, done=0, **started)


def resume(job: ImportJob) -> None:
    """Readies an interrupted import for going on."""
    if job.status not in ("running", "failed"):
        raise ImportState(state=job.status)
    mark(job, "running")


def _start(actor: Actor, job: ImportJob, before: tuple[str, ...], status: str) -> ImportJob:
    recipe = running.recipe_of(job)
    if not recipe.steps:
        raise RecipeProblem(detail="steps")
    running.need(actor, recipe)
    changes: dict[str, Any] = {"status": status, "pulse_at": clock.now(), "problem": None, "done": 0}
    if status == "running" and job.started_at is None:
        changes |= {"started_at": clock.now(), "counts": {}}
    _move(job, before, **changes)
    jobs.defer("platform.run_import", job_id=job.pk)
    return job


def _move(job: ImportJob, before: tuple[str, ...], **changes: Any) -> ImportJob:
    if not ImportJob.objects.filter(pk=job.pk, status__in=before).update(**changes):
        job.refresh_from_db()
        raise ImportState(state=job.status)
    job.refresh_from_db()
    return job


def save_recipe(actor: Actor, name: str, raw: object, recipe_id: int | None = None) -> ImportRecipe:
    """Keeps a mapping under a name."""
    recipe = recipes.dump(recipes.parse(raw))
    taken = ImportRecipe.objects.filter(name=name)
    if taken.exclude(pk=recipe_id or 0).exists():
        raise Conflict("import_recipe_name_taken")
    if recipe_id is None:
        return ImportRecipe.objects.create(name=name, recipe=recipe, user_id=actor.user_id)
    found = ImportRecipe.objects.filter(pk=recipe_id).first()
    if found is None:
        raise NotFound
    found.name, found.recipe = name, recipe
    found.save()
    return found
