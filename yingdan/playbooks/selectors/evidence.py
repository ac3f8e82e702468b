"""What closed deals of a kind did, as pages show it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import connection

from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import clock
from yingdan.kernel.errors import NotFound
from yingdan.playbooks.models import Evidence, SizeClass
from yingdan.playbooks.rules.contrast import ENOUGH, Known, contrast, parts
from yingdan.playbooks.selectors import sql
from yingdan.playbooks.types import FACETS, MEASURES, NEEDED

Kind = dict[str, str | None]
# From the most alike to all deals of the pipeline.
WIDER = (
    ("size", "source", "industry"), ("size", "industry"), ("size", "source"), ("source", "industry"), ("size",),
    ("industry",), ("source",), (),
)  # fmt: skip


def page(pipeline_id: int, kind: Kind) -> dict[str, Any]:
    """Stage by stage what won deals of a kind did and lost ones did not, and of which kinds there is evidence."""
    if (pipeline := Pipeline.objects.filter(id=pipeline_id).first()) is None:
        raise NotFound
    stages = list(Stage.objects.filter(pipeline=pipeline, archived_at=None))
    rows = Evidence.objects.filter(stage__in=stages, **_where(kind))
    by_stage: dict[int, list[Known]] = {}
    for row in rows:
        by_stage.setdefault(row.stage_id, []).append(known(row))
    sizes = SizeClass.objects.filter(pipeline=pipeline).first()
    return {
        "pipeline": {"id": pipeline.pk, "name": pipeline.name},
        "kind": kind,
        "sizes": {"low": f"{sizes.low:.2f}", "high": f"{sizes.high:.2f}"} if sizes else None,
        "since": sizes.since if sizes else None,
        "worked_at": sizes.worked_at if sizes else None,
        "won": sizes.won if sizes else 0,
        "lost": sizes.lost if sizes else 0,
        "options": {facet: _options(stages, facet) for facet in FACETS},
        "stages": [
            {"id": stage.pk, "name": stage.name, "color": stage.color, **lines(by_stage.get(stage.pk, []))}
            for stage in stages
        ],
    }


def lines(rows: Iterable[Known]) -> dict[str, Any]:
    """A stage's measures with their contrast, in the order of `MEASURES`."""
    found = {row.measure: row for row in rows}
    days = found.get("days")
    return {
        "won": days.won if days else 0,
        "lost": days.lost if days else 0,
        "lines": [_line(found[name]) for name in MEASURES if name in found],
    }


def alike(deal: Deal) -> tuple[Kind, list[Known]]:
    """The narrowest kind that the deal belongs to of which enough was won and lost in its stage; with what they did."""
    own = kind_of(deal)
    rows: dict[tuple[str | None, ...], list[Known]] = {}
    for row in Evidence.objects.filter(stage=deal.stage_id):
        rows.setdefault((row.size, row.source, row.industry), []).append(known(row))
    for facets in WIDER:
        if any(not own[facet] for facet in facets):
            continue
        kind = {facet: own[facet] if facet in facets else None for facet in FACETS}
        found = rows.get((kind["size"], kind["source"], kind["industry"]), [])
        days = next((row for row in found if row.measure == "days"), None)
        if days and (min(days.won, days.lost) >= ENOUGH or not facets):
            return kind, found
    return dict.fromkeys(FACETS), []


def kind_of(deal: Deal) -> Kind:
    """Size class, source and industry; "" where unknown."""
    sizes = SizeClass.objects.filter(pipeline=deal.pipeline_id).first()
    size = "" if sizes is None else "S" if deal.amount < sizes.low else "M" if deal.amount < sizes.high else "L"
    return {"size": size, "source": deal.source, "industry": deal.customer.industry if deal.customer else ""}


def own_values(deal: Deal) -> dict[str, float]:
    """What the deal itself did in its stage so far, by measure."""
    with connection.cursor() as cursor:
        cursor.execute(sql.OWN, {"deal": deal.pk, "stage": deal.stage_id, "now": clock.now()})
        return {measure: float(value) for measure, value in cursor.fetchall()}


def known(row: Evidence) -> Known:
    """As the rules need it."""
    return Known(
        row.measure,
        row.won,
        row.won_have,
        row.lost,
        row.lost_have,
        row.won_median,
        row.lost_median,
        row.won_first,
        row.won_who,
        row.lost_who,
    )


def _line(row: Known) -> dict[str, Any]:
    found = asdict(contrast(row)) if row.measure in NEEDED else None
    return {
        "measure": row.measure, "won": row.won, "lost": row.lost, "won_median": row.won_median,
        "lost_median": row.lost_median, "won_first": row.won_first, "contrast": found,
        "who": [asdict(part) for part in parts(row)],
    }  # fmt: skip


def _where(kind: Kind) -> dict[str, Any]:
    return {facet if value else f"{facet}__isnull": value or True for facet, value in kind.items()}


def _options(stages: list[Stage], facet: str) -> list[str]:
    """Values of a facet of which there is evidence by itself."""
    others = {f"{other}__isnull": True for other in FACETS if other != facet}
    rows = Evidence.objects.filter(stage__in=stages, measure="days", **others).exclude(**{facet: None})
    return sorted(set(rows.values_list(facet, flat=True)))
