"""Takes in what visitors of web sites send: checks, remembers, makes the lead."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core import signing
from django.db import connection
from django.utils.crypto import salted_hmac

from yingdan.customers.services import duplicates as customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, NotFound, invalid
from yingdan.leads.models import Lead, Submission, WebForm
from yingdan.leads.rules import spam
from yingdan.leads.rules.forms import TRAP
from yingdan.leads.services import duplicates, leads
from yingdan.org import selectors as org
from yingdan.platform.resources import spec
from yingdan.platform.services import notify

MAX_BYTES = 32 * 1024
PER_ADDRESS, ADDRESS_WINDOW = 10, timedelta(minutes=10)
PER_FORM, FORM_WINDOW = 300, timedelta(hours=1)  # leads, and as much spam: heaps of it do not close the form
_LOCK = "select pg_advisory_xact_lock(hashtext('leads_form'), %s)"


def open_form(token: str) -> WebForm:
    """The form of a public address; NotFound for an unknown one, closed ones say so."""
    form = WebForm.objects.select_related("source", "owner").filter(token=token).first()
    if form is None:
        raise NotFound
    if not form.active:
        raise AppError("form_closed", 410)
    return form


def receive(form: WebForm, sent: Mapping[str, str], address: str) -> Submission:
    """Keeps what was sent and makes a lead of it, unless it looks like spam: then it waits to be looked at. The same
    from the same visitor a moment later (a second click, a page loaded again) is taken once.

    Raises `form_too_often` beyond the limits of an address or of the form, `Invalid` for what is missing."""
    known = salted_hmac("form address", address, algorithm="sha256").hexdigest()[:32]
    with connection.cursor() as cursor:  # one at a time for each form: side by side they would slip past the limits
        cursor.execute(_LOCK, [form.id])
    values = _values(form, sent)
    reason = spam.suspicion(values, sent.get(TRAP, ""), _age(form, sent.get("stamp", "")))
    if again := _repeated(form, known, values, ("lead", "spam") if reason else ("lead",)):
        return again
    _limit(form, known, bool(reason))
    if not reason:
        _require(form, values)
    row = Submission(form=form, address=known, values=values, campaign=_campaign(sent), state="lead", reason=reason)
    if reason:
        row.state = "spam"
    else:
        row.lead = make_lead(form, values, row.campaign)
    row.save()
    return row


def make_lead(form: WebForm, values: Mapping[str, str], campaign: Mapping[str, str]) -> Lead:
    """The lead of what was sent: the owner's of the form (unless that person has left), else nobody's; who may be the
    same is marked, not refused."""
    actor = Actor.system(f"web form {form.name}")
    owner = form.owner if form.owner and not org.has_left(form.owner) else None
    given: dict[str, Any] = {**values, "source": form.source_id, "owner": owner and owner.pk}
    if "employees" in given:
        given["employees"] = int(given["employees"]) if _is_number(given["employees"]) else None
    same = [id for id, _ in duplicates.matches(
        name=given.get("company", ""), phone=given.get("phone", ""), email=given.get("email", ""))]  # fmt: skip
    found = customers.find(actor, name=given.get("company", ""), phone=given.get("phone", ""))
    sure = [one["id"] for one in found if one["reason"] != "similar_name" and one["id"]]
    lead = leads.create(actor, given, confirm=True)
    Lead.objects.filter(id=lead.id).update(
        campaign=dict(campaign), same_lead_id=same[0] if same else None, same_customer_id=sure[0] if sure else None
    )
    if owner:
        params = {"form": form.name, "name": lead.name}
        notify.send([owner.user_id], "lead.from_form", params, f"/leads/{lead.id}")
    return lead


def _repeated(form: WebForm, address: str, values: Mapping[str, str], states: tuple[str, ...]) -> Submission | None:
    rows = Submission.objects.filter(form=form, address=address, at__gt=clock.now() - ADDRESS_WINDOW)
    return rows.filter(values=dict(values), state__in=states).first() if values else None


def _limit(form: WebForm, address: str, suspected: bool) -> None:
    now, rows = clock.now(), Submission.objects.filter(form=form)
    by_address = rows.filter(address=address, at__gt=now - ADDRESS_WINDOW).count()
    alike = rows.filter(at__gt=now - FORM_WINDOW)
    alike = alike.exclude(reason="") if suspected else alike.filter(reason="")
    if by_address >= PER_ADDRESS or alike.count() >= PER_FORM:
        raise AppError("form_too_often", 429)


def _values(form: WebForm, sent: Mapping[str, str]) -> dict[str, str]:
    """What the form asks for, within the length of each field; the rest of what was sent is not kept."""
    lead = spec.get("lead")
    lengths = {field.name: field.max_length for field in lead.fields} if lead else {}
    found = {}
    for field in form.fields:
        value = " ".join(sent.get(field["name"], "").replace("\0", "").split())[: lengths.get(field["name"]) or 40]
        if value:
            found[field["name"]] = value
    return found


def _require(form: WebForm, values: Mapping[str, str]) -> None:
    for field in form.fields:
        if field.get("required") and field["name"] not in values:
            raise invalid(field["name"], "required")
    if not any(values.get(name) for name in ("phone", "email", "wechat")):
        raise invalid("phone", "form_needs_contact")
    if "email" in values and "@" not in values["email"]:
        raise invalid("email", "bad_value")
    if "employees" in values and not _is_number(values["employees"]):
        raise invalid("employees", "bad_value")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 9


def _age(form: WebForm, stamp: str) -> float | None:
    signer = signing.TimestampSigner(salt=f"form {form.token}")
    try:
        if signer.unsign(stamp) != str(form.id):
            return None
        made = signing.b62_decode(stamp.rsplit(":", 2)[1])
    except (signing.BadSignature, IndexError, ValueError):
        return None
    return clock.now().timestamp() - made


def _campaign(sent: Mapping[str, str]) -> dict[str, str]:
    """Campaign parameters and the page, from the address of the page that showed the form."""
    page = sent.get("page", "")[:2000]
    try:
        parts = urlsplit(page)
    except ValueError:
        return {}
    if parts.scheme not in ("http", "https"):
        return {}
    found = spam.campaign(dict(parse_qsl(parts.query, max_num_fields=50)))
    referrer = sent.get("referrer", "")[:300]
    return {**found, "page": f"{parts.scheme}://{parts.netloc}{parts.path}"[:300]} | (
        {"referrer": referrer} if referrer.startswith(("http://", "https://")) else {}
    )
