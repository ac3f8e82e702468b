"""The playbooks of a stage in all their versions."""

from typing import Any

from yingdan.deals.models import Stage
from yingdan.kernel.errors import NotFound
from yingdan.playbooks.models import Playbook


def versions(stage_id: int) -> dict[str, Any]:
    """The newest first."""
    if (stage := Stage.objects.filter(id=stage_id).first()) is None:
        raise NotFound
    rows = Playbook.objects.filter(stage=stage).select_related("template").prefetch_related("lines")
    return {"stage": {"id": stage.pk, "name": stage.name}, "items": [shown(row) for row in rows]}


def shown(row: Playbook) -> dict[str, Any]:
    """A version with its lines."""
    return {
        "id": row.pk, "version": row.version, "number": row.number, "state": row.state, "aim": row.aim,
        "template": {"id": row.template_id, "name": row.template.name} if row.template else None,
        "by_name": row.by_name, "published_at": row.published_at, "retired_at": row.retired_at,
        "lines": [line.as_dict() for line in row.lines.all()],
    }  # fmt: skip
