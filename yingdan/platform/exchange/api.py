"""The routes of imports."""

from typing import Any, Literal

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import File, Status, UploadedFile

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.texts import text
from yingdan.platform.exchange import decisions, guesses, recipes, reports, schemas, sessions, store, undo
from yingdan.platform.exchange import fields as targets
from yingdan.platform.exchange.types import Step
from yingdan.platform.models import ImportIssue, ImportJob, ImportRecipe
from yingdan.platform.resources.values import choices_of

router = Router(tags=["imports"])
MANAGE = "import.manage"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50


@router.get("/targets", permission=MANAGE, response=schemas.Targets)
def import_targets(request: HttpRequest) -> dict[str, Any]:
    """What the actor may import, field by field."""
    actor = actor_of(request)
    allowed = [one for one in targets.importable() if actor.may(f"{one.group}.import")]
    return {"items": [_target(one.name, actor) for one in allowed]}


@router.get("/template/{resource}", permission=MANAGE)
def import_template(request: HttpRequest, resource: str) -> HttpResponse:
    """An empty workbook to fill in."""
    actor = actor_of(request)
    target = next((one for one in targets.importable() if one.name == resource), None)
    if target is None:
        raise NotFound
    actor.need(f"{target.group}.import")
    return _download(reports.template(target, actor), XLSX, f"{resource}.xlsx")


@router.get("/recipes", permission=MANAGE, response=schemas.Recipes)
def import_recipes(request: HttpRequest) -> dict[str, Any]:
    """Kept mappings."""
    return {"items": list(ImportRecipe.objects.order_by("name"))}


@router.post("/recipes", permission=MANAGE, response={201: schemas.RecipeOut})
def keep_recipe(request: HttpRequest, body: schemas.RecipeIn) -> Status[ImportRecipe]:
    """Keeps a mapping."""
    return Status(201, sessions.save_recipe(actor_of(request), body.name.strip()[:100], body.recipe))


@router.put("/recipes/{int:recipe_id}", permission=MANAGE, response=schemas.RecipeOut)
def change_recipe(request: HttpRequest, recipe_id: int, body: schemas.RecipeIn) -> ImportRecipe:
    """Replaces a mapping."""
    return sessions.save_recipe(actor_of(request), body.name.strip()[:100], body.recipe, _known(recipe_id))


@router.delete("/recipes/{int:recipe_id}", permission=MANAGE, response={204: None})
def drop_recipe(request: HttpRequest, recipe_id: int) -> Status[None]:
    """Forgets a mapping."""
    if not ImportRecipe.objects.filter(pk=_known(recipe_id)).delete()[0]:
        raise NotFound
    return Status(204, None)


@router.get("", permission=MANAGE, response=schemas.ImportPage)
def imports(request: HttpRequest, cursor: str = "") -> dict[str, Any]:
    """Past imports, newest first."""
    found = ImportJob.objects.order_by("-id").defer("report", "recipe")
    if cursor:
        last = paging.decode(cursor, 1)[0]
        found = found.filter(pk__lt=last if isinstance(last, int) else 0)
    rows = list(found[: PAGE + 1])
    more = paging.encode([rows[PAGE - 1].pk]) if len(rows) > PAGE else None
    return {"items": [_row(job) for job in rows[:PAGE]], "next_cursor": more}


@router.post("", permission=MANAGE, response={201: schemas.ImportOut})
def upload(request: HttpRequest, files: File[list[UploadedFile]]) -> Status[dict[str, Any]]:
    """Files in; a suggested mapping out."""
    job = sessions.begin(actor_of(request), [(file.name or "file", file.chunks()) for file in files])
    return Status(201, _shown(job, actor_of(request).locale))


@router.get("/{int:job_id}", permission=MANAGE, response=schemas.ImportOut)
def import_job(request: HttpRequest, job_id: int) -> dict[str, Any]:
    """An import with its mapping, report and progress."""
    return _shown(sessions.own(actor_of(request), job_id), actor_of(request).locale)


@router.patch("/{int:job_id}", permission=MANAGE, response=schemas.ImportOut)
def map_import(request: HttpRequest, job_id: int, body: schemas.Mapping) -> dict[str, Any]:
    """Sets the mapping."""
    actor = actor_of(request)
    job = sessions.own(actor, job_id)
    if body.version is not None and body.version != job.version:
        raise Conflict("version_conflict", current_version=job.version)
    return _shown(sessions.use(actor, job, body.recipe, body.name.strip()), actor.locale)


@router.post("/{int:job_id}/suggest", permission=MANAGE, response=schemas.Suggestion)
def suggest(request: HttpRequest, job_id: int, body: schemas.Wanted) -> dict[str, Any]:
    """A step for a table as another resource, or read in another way."""
    actor = actor_of(request)
    job = sessions.own(actor, job_id)
    resource = targets.resource_of(body.resource)
    actor.need(f"{resource.group}.import")
    given = body.dict()
    wanted = recipes.parse({"steps": [{**given, "fields": {}}]}).steps[0]
    _, table = store.table_of(job, wanted)
    guessed = guesses.step(resource, body.file, table, actor, sheet=body.sheet)
    step = Step(
        resource=guessed.resource, file=guessed.file, fields=guessed.fields, sheet=guessed.sheet, header=wanted.header,
        encoding=wanted.encoding, delimiter=wanted.delimiter, mode=guessed.mode, key=guessed.key,
    )  # fmt: skip
    return {"step": recipes.dump_step(step), "table": table.to_json()}


@router.post("/{int:job_id}/validate", permission=MANAGE, response=schemas.ImportOut)
def check(request: HttpRequest, job_id: int) -> dict[str, Any]:
    """Starts the check of all rows."""
    actor = actor_of(request)
    return _shown(sessions.check(actor, sessions.own(actor, job_id)), actor.locale)


@router.post("/{int:job_id}/commit", permission=MANAGE, response=schemas.ImportOut)
def commit(request: HttpRequest, job_id: int) -> dict[str, Any]:
    """Starts the writing."""
    actor = actor_of(request)
    return _shown(sessions.commit(actor, sessions.own(actor, job_id)), actor.locale)


@router.post("/{int:job_id}/cancel", permission=MANAGE, response=schemas.ImportOut)
def cancel(request: HttpRequest, job_id: int) -> dict[str, Any]:
    """Stops it."""
    actor = actor_of(request)
    return _shown(sessions.cancel(actor, sessions.own(actor, job_id)), actor.locale)


@router.post("/{int:job_id}/undo", permission=MANAGE, response=schemas.ImportOut)
def take_back(request: HttpRequest, job_id: int) -> dict[str, Any]:
    """Takes the whole import back."""
    actor = actor_of(request)
    return _shown(sessions.take_back(actor, sessions.own(actor, job_id)), actor.locale)


@router.get("/{int:job_id}/issues", permission=MANAGE, response=schemas.Issues)
def issues(request: HttpRequest, job_id: int, phase: str = "check", step: int = 0, after: int = 0) -> dict[str, Any]:
    """A page of refused rows."""
    actor = actor_of(request)
    job = sessions.own(actor, job_id)
    found = ImportIssue.objects.filter(job=job, phase=phase, step=max(0, min(step, 10_000)))
    page = found.filter(line__gt=max(0, min(after, 2**62))).order_by("line", "id")[:200]
    items = [{**_issue(one), "message": text(one.code, actor.locale, **one.params)} for one in page]
    return {"items": items, "count": found.count()}


@router.get("/{int:job_id}/twins", permission=MANAGE, response=schemas.TwinRows)
def twins(
    request: HttpRequest, job_id: int, step: int = 0, decision: Literal["", "add", "skip", "update"] = "",
    cursor: str = "",
) -> dict[str, Any]:  # fmt: skip
    """New rows that resemble a record or each other, side by side with it."""
    actor = actor_of(request)
    return decisions.listing(actor, sessions.own(actor, job_id), max(0, min(step, 10_000)), decision, cursor)


@router.post("/{int:job_id}/twins", permission=MANAGE, response=schemas.Decided)
def decide(request: HttpRequest, job_id: int, body: schemas.Decide) -> dict[str, Any]:
    """Decides what becomes of them."""
    job = sessions.own(actor_of(request), job_id)
    return {"twins": decisions.decide(job, body.step, body.decision, body.lines)}


@router.get("/{int:job_id}/errors.{kind}", permission=MANAGE)
def errors(request: HttpRequest, job_id: int, kind: str, phase: str = "", step: int = 0) -> HttpResponse:
    """The refused rows of a step as a file: the same columns and the reason."""
    actor = actor_of(request)
    job = sessions.own(actor, job_id)
    if kind not in ("csv", "xlsx") or step < 0:
        raise NotFound
    rows = reports.refused(job, phase or ("write" if job.started_at else "check"), step, actor.locale)
    name = f"import-{job.pk}-{step + 1}.{kind}"
    if kind == "xlsx":
        return _download(reports.as_workbook(rows), XLSX, name)
    response = StreamingHttpResponse(reports.as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response  # type: ignore[return-value]


def _shown(job: ImportJob, locale: str) -> dict[str, Any]:
    refused = ImportIssue.objects.filter(job=job).values_list("phase").annotate(n=Count("id"))
    return {
        **_row(job), "files": list(job.files.all()), "recipe": job.recipe,
        "report": reports.worded(job.report, locale), "done": job.done,
        "total": job.total, "problem": job.problem, "version": job.version, "started_at": job.started_at,
        "refused": dict(refused), "twins": decisions.counts(job),
    }  # fmt: skip


def _row(job: ImportJob) -> dict[str, Any]:
    return {
        "id": job.pk, "name": job.name, "status": job.status, "counts": job.counts, "actor": job.actor_name,
        "channel": job.channel, "created_at": job.created_at, "finished_at": job.finished_at,
        "can_undo": job.status in ("done", "failed", "cancelled") and undo.may_still(job),
    }  # fmt: skip


def _issue(one: ImportIssue) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("phase", "step", "line", "field", "code", "params")}


def _target(name: str, actor: Actor) -> dict[str, Any]:
    resource = targets.resource_of(name)
    keys = targets.importer_of(resource).keys
    return {
        "name": name,
        "label": _pair(resource.label),
        "fields": [
            {
                "name": one.name, "label": _pair(one.label), "type": one.type, "ref": one.ref or None,
                "required": one.required, "key": one.name in keys,
                "choices": [{"value": choice.value, "label": _pair(choice.label)} for choice in choices_of(one)],
            }
            for one in targets.fields_of(resource, actor).values()
        ],
    }  # fmt: skip


def _pair(pair: tuple[str, str]) -> dict[str, str]:
    return {"zh": pair[0], "en": pair[1]}


def _known(key: int) -> int:
    if not 0 < key < 2**63:
        raise NotFound
    return key


def _download(content: bytes, mime: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
