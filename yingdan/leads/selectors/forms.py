"""Web forms as their page and as visitors see them."""

from typing import Any

from django.core import signing
from django.db.models import Count, Q

from yingdan.leads.models import Submission, WebForm
from yingdan.leads.rules.forms import OFFERED, TRAP
from yingdan.platform.resources import spec

PAGE = 50
_INPUTS = {"phone": "tel", "email": "email", "integer": "number", "need": "textarea"}  # by type, or by field
THANKS = {"zh": "谢谢，我们已收到，会尽快与您联系。", "en": "Thank you. We will be in touch soon."}


def forms() -> dict[str, Any]:
    """All forms, the newest first, with what came in."""
    rows = WebForm.objects.select_related("source", "owner").order_by("-id")
    counted = rows.annotate(
        leads=Count("submissions", filter=Q(submissions__state__in=["lead", "accepted"])),
        spam=Count("submissions", filter=Q(submissions__state="spam")),
    )
    return {"items": [told(row) for row in counted], "offered": list(OFFERED)}


def told(form: WebForm) -> dict[str, Any]:
    """One form."""
    plain = ("id", "version", "name", "token", "fields", "title", "thanks", "active")
    return {
        **{name: getattr(form, name) for name in plain},
        "source": {"id": form.source_id, "label": form.source.name},
        "owner": {"id": form.owner.id, "label": form.owner.name} if form.owner else None,
        "leads": getattr(form, "leads", 0),
        "spam": getattr(form, "spam", 0),
    }


def submissions(state: str, form_id: int | None, before: int | None) -> dict[str, Any]:
    """What came in, a page of it."""
    rows = Submission.objects.filter(state=state).select_related("form", "lead").order_by("-id")
    if form_id:
        rows = rows.filter(form_id=form_id)
    if before:
        rows = rows.filter(id__lt=before)
    page = list(rows[: PAGE + 1])
    return {"items": [_submission(row) for row in page[:PAGE]], "more": len(page) > PAGE}


def shown(form: WebForm) -> dict[str, Any]:
    """What a visitor's browser needs."""
    lead = spec.get("lead")
    known = {field.name: field for field in lead.fields} if lead else {}
    fields = []
    for one in form.fields:
        field, label = known[one["name"]], one.get("label") or {}
        fields.append(
            {
                "name": field.name,
                "type": _INPUTS.get(field.name) or _INPUTS.get(field.type, "text"),
                "label": {"zh": label.get("zh") or field.label[0], "en": label.get("en") or field.label[1]},
                "required": bool(one.get("required")),
                "max_length": field.max_length or 40,
            }
        )
    return {"title": form.title, "fields": fields, "trap": TRAP, "stamp": stamp(form)}


def stamp(form: WebForm) -> str:
    """Says, signed, when the form was shown."""
    return signing.TimestampSigner(salt=f"form {form.token}").sign(str(form.id))


def thanks(form: WebForm) -> dict[str, str]:
    """What a visitor reads afterwards, in both languages."""
    return {language: form.thanks.get(language) or text for language, text in THANKS.items()}


def _submission(row: Submission) -> dict[str, Any]:
    plain = ("id", "at", "campaign", "state", "reason")
    asked = [field["name"] for field in row.form.fields]
    order = [name for name in asked if name in row.values] + [name for name in row.values if name not in asked]
    return {
        **{name: getattr(row, name) for name in plain},
        "values": {name: row.values[name] for name in order},  # as the form asked for them
        "form": row.form.name,
        "lead": {"id": row.lead.id, "label": row.lead.name} if row.lead else None,
    }
