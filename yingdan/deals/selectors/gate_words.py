"""Exit criteria in words, and as the pages need them to mend what is missing."""

from collections.abc import Iterable
from typing import Any

from yingdan.deals.models import EvidenceKind, Stage
from yingdan.deals.rules.gates import Criterion, Gate, Missing
from yingdan.deals.selectors.gates import fields
from yingdan.kernel.texts import text


def words(criteria: Iterable[Criterion], locale: str) -> dict[int, str]:
    """What each criterion asks for, by its id."""
    known = list(criteria)
    wanted = {one.params.get("evidence") or 0 for one in known if one.kind == "evidence"}
    kinds = EvidenceKind.objects.in_bulk(wanted) if wanted else {}
    asked = fields() if any(one.kind == "field" for one in known) else {}
    found = {}
    for one in known:
        name = str(one.params.get("field"))
        label = asked[name].label[locale == "en"] if name in asked else name
        found[one.id] = one.label or _say(one, label, kinds.get(one.params.get("evidence") or 0), locale)
    return found


def _say(one: Criterion, label: str, kind: EvidenceKind | None, locale: str) -> str:
    match one.kind:
        case "field":
            return text("gate_needs_field", locale, field=label)
        case "evidence":
            return text(f"gate_needs_{kind.form if kind else 'file'}", locale, name=kind.name if kind else "?")
        case "followup":
            method = text(f"gate_method_{one.params.get('method') or 'any'}", locale)
            code = "gate_needs_followup_here" if one.params.get("in_stage") else "gate_needs_followup"
            return text(code, locale, count=one.params.get("count") or 1, method=method)
        case "contact":
            return text("gate_needs_contact", locale, role=text(f"gate_part_{one.params.get('role')}", locale))
        case "team":
            return text("gate_needs_team", locale, role=text(f"gate_role_{one.params.get('role')}", locale))
    return one.kind


def missing_json(missing: Iterable[Missing], locale: str) -> list[dict[str, Any]]:
    """What is missing, for an answer of the API."""
    found = list(missing)
    said = words([one.criterion for one in found], locale)
    names = stage_names(one.gate for one in found)
    return [
        {
            **as_json(one.criterion, said[one.criterion.id]),
            "stage": {"id": one.gate.stage_id, "label": names[one.gate.stage_id]},
        }
        for one in found
    ]


def as_json(one: Criterion, said: str) -> dict[str, Any]:
    """A criterion with its words."""
    return {"id": one.id, "kind": one.kind, "strength": one.strength, "params": dict(one.params), "text": said}


def stage_names(gates: Iterable[Gate]) -> dict[int, str]:
    """Names of the stages behind gates."""
    return dict(Stage.objects.filter(id__in={gate.stage_id for gate in gates}).values_list("id", "name"))
