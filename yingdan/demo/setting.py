"""The pipeline that the demo company sells by."""

from yingdan.deals.models import CloseReason, Pipeline, Stage
from yingdan.demo.axis import DAY
from yingdan.demo.deal_story import Setting, Step

USUAL_DAYS = (10, 14, 20, 18, 14, 12)

_STAGES = [("初步接触", 10), ("需求确认", 25), ("方案演示", 45), ("商务谈判", 70), ("合同签订", 90)]


def read() -> Setting:
    """The default pipeline as the story needs it; made when the company has none."""
    pipeline = Pipeline.objects.order_by("position", "id").first()
    if pipeline is None:
        pipeline = Pipeline.objects.create(name="标准销售流程")
        for position, (name, probability) in enumerate(_STAGES):
            Stage.objects.create(pipeline=pipeline, name=name, position=position, probability=probability, norm_days=14)
        for kind, name in [("lost", "价格"), ("won", "方案"), ("abandoned", "无预算")]:
            CloseReason.objects.create(kind=kind, name=name)
    steps = [
        Step(stage.id, stage.position, stage.probability, (stage.norm_days or USUAL_DAYS[min(number, 5)]) * DAY)
        for number, stage in enumerate(pipeline.stages.filter(archived_at=None).order_by("position"))
    ]
    reasons: dict[str, list[int]] = {}
    for reason in CloseReason.objects.filter(archived_at=None):
        reasons.setdefault(reason.kind, []).append(reason.id)
    return Setting(pipeline.id, steps, reasons)
