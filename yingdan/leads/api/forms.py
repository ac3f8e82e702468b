"""Routes of web forms for those who set them up."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.leads.api import form_schemas as schemas
from yingdan.leads.selectors import forms as shown
from yingdan.leads.services import forms

router = Router(tags=["leads"])


@router.get("", permission="lead_setup.manage", response=schemas.Forms)
def get_forms(request: HttpRequest) -> dict[str, Any]:
    """All web forms."""
    return shown.forms()


@router.post("", permission="lead_setup.manage", response={201: schemas.FormOut})
def add_form(request: HttpRequest, body: schemas.FormIn) -> Status[Any]:
    """A new form."""
    return Status(201, shown.told(forms.create(actor_of(request), body.dict())))


@router.put("/{int:form_id}", permission="lead_setup.manage", response=schemas.FormOut)
def change_form(request: HttpRequest, form_id: int, body: schemas.FormChange) -> dict[str, Any]:
    """Changes a form."""
    draft = body.dict()
    return shown.told(forms.change(actor_of(request), form_id, draft.pop("version"), draft))


@router.get("/submissions", permission="lead_setup.manage", response=schemas.Submissions)
def get_submissions(
    request: HttpRequest,
    state: Literal["lead", "spam", "accepted", "rejected"] = "spam",
    form_id: int | None = None,
    before: int | None = None,
) -> dict[str, Any]:
    """What came in through forms."""
    return shown.submissions(state, form_id, before)


@router.post("/submissions/{int:submission_id}/decision", permission="lead_setup.manage", response={204: None})
def settle(request: HttpRequest, submission_id: int, body: schemas.SettleIn) -> Status[Any]:
    """A lead after all, or spam indeed."""
    forms.settle(actor_of(request), submission_id, body.accepted)
    return Status(204, None)
