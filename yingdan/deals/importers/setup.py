"""What an import of deals may ask for beforehand: a pipeline with the stages of the company's former system."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from yingdan.deals.models import Pipeline
from yingdan.deals.services import pipelines
from yingdan.kernel.actor import Actor
from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.setups import Made, Setup

Wanted = Mapping[str, Any]


def ensure(actor: Actor, wanted: Wanted) -> Made:
    """A pipeline of this name with these stages; one that is there already stays as it is."""
    name, stages = _read(wanted)
    if Pipeline.objects.filter(name=name).exists():
        return {}
    actor.need("pipeline.manage")
    pipelines.ensure_default(actor)
    made = pipelines.create(actor, name, stages)
    return {"deals_pipeline": [made.pk], "deals_stage": list(made.stages.values_list("id", flat=True))}


def remove(made: Made) -> None:
    """The pipeline with its stages; deals in it, or a stage added since, keep it by their foreign keys."""
    with connection.cursor() as cursor:
        cursor.execute("delete from deals_stage where id = any(%s)", [made["deals_stage"]])
        cursor.execute("delete from deals_pipeline where id = any(%s)", [made["deals_pipeline"]])


def labels(wanted: Wanted) -> dict[tuple[str, str], list[str]]:
    """As the choices of a deal will read."""
    name, stages = _read(wanted)
    return {("deal", "pipeline"): [name], ("deal", "stage"): [f"{name} / {stage}" for stage, _ in stages]}


def _read(wanted: Wanted) -> tuple[str, list[tuple[str, int]]]:
    try:
        name = str(wanted["name"]).strip()
        stages = [(str(stage["name"]).strip(), int(stage["probability"])) for stage in wanted["stages"]]
    except (KeyError, TypeError, ValueError) as error:
        raise RecipeProblem(detail=f"setup.pipeline: {error}") from error
    if not name or not stages or not all(stage and 0 <= probability <= 100 for stage, probability in stages):
        raise RecipeProblem(detail="setup.pipeline")
    return name, stages


SETUP = Setup(ensure, labels, remove)
