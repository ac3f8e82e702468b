"""Web forms: made, changed; what was taken for spam is looked through."""

import secrets
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.leads.models import Source, Submission, WebForm
from yingdan.leads.rules.forms import OFFERED, REACHABLE
from yingdan.leads.services import receiving
from yingdan.org.models import Member
from yingdan.platform.services import events


def create(actor: Actor, draft: dict[str, Any]) -> WebForm:
    """A new form with an address of its own."""
    actor.need("lead_setup.manage")
    form = WebForm(token=secrets.token_urlsafe(16))
    _write(form, draft)
    events.record(actor=actor, verb="web_form.created", resource="lead", object_id=0, name=form.name)
    return form


def change(actor: Actor, form_id: int, version: int, draft: dict[str, Any]) -> WebForm:
    """Changes everything of a form but its address: pages that show it go on working."""
    actor.need("lead_setup.manage")
    form = WebForm.objects.select_for_update().filter(id=form_id).first()
    if form is None:
        raise NotFound
    if form.version != version:
        raise Conflict("version_conflict", current_version=form.version)
    form.version += 1
    _write(form, draft)
    events.record(actor=actor, verb="web_form.updated", resource="lead", object_id=0, name=form.name)
    return form


def settle(actor: Actor, submission_id: int, accepted: bool) -> Submission:
    """Takes what was suspected as a lead after all, or confirms that it is spam."""
    actor.need("lead_setup.manage")
    row = Submission.objects.select_for_update(of=("self",)).select_related("form").filter(id=submission_id).first()
    if row is None:
        raise NotFound
    if row.state != "spam":
        raise Conflict("submission_settled")
    row.state = "accepted" if accepted else "rejected"
    row.settled_by_id, row.settled_at = actor.member_id, clock.now()
    if accepted:
        row.lead = receiving.make_lead(row.form, row.values, row.campaign)
    row.save()
    return row


def _write(form: WebForm, draft: dict[str, Any]) -> None:
    names = [field["name"] for field in draft["fields"]]
    for name in names:
        if name not in OFFERED or names.count(name) > 1:
            raise invalid("fields", "form_field_unknown", name=name[:40])
    if not REACHABLE & set(names):
        raise invalid("fields", "form_needs_contact")
    if not Source.objects.filter(id=draft["source_id"]).exists():
        raise invalid("source_id", "bad_value")
    if draft["owner_id"] and not Member.objects.filter(id=draft["owner_id"]).exists():
        raise invalid("owner_id", "bad_value")
    name = " ".join(draft["name"].split())
    if not name:
        raise invalid("name", "required")
    form.name, form.source_id, form.owner_id = name, draft["source_id"], draft["owner_id"]
    form.fields, form.title, form.thanks, form.active = (
        draft["fields"], draft["title"], draft["thanks"], draft["active"],
    )  # fmt: skip
    form.save()
