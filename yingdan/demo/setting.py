"""The pipeline that the demo company sells by."""

from yingdan.deals.models import CloseReason
from yingdan.deals.services import pipelines
from yingdan.demo.axis import DAY
from yingdan.demo.deal_story import Setting, Step
from yingdan.kernel.actor import Actor

USUAL_DAYS = 14


def read() -> Setting:
    """The default pipeline as the story needs it; made when the company has none."""
    pipeline = pipelines.ensure_default(Actor.system("demo", "cli"))
    steps = [
        Step(stage.id, stage.name, number, stage.position, stage.probability, (stage.norm_days or USUAL_DAYS) * DAY)
        for number, stage in enumerate(pipeline.stages.filter(archived_at=None).order_by("position"))
    ]
    reasons: dict[str, list[int]] = {}
    for reason in CloseReason.objects.filter(archived_at=None):
        reasons.setdefault(reason.kind, []).append(reason.id)
    return Setting(pipeline.id, steps, reasons)
