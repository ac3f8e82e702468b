"""Forms for web sites, and what came in through them."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.leads.models.lead import Lead, Source
from yingdan.org.models import Member


class WebForm(Versioned):
    """A form that any web site can show. `token` names it to the public; `fields` is a list of {name, required,
    label: {zh, en}} of fields of the lead; `title` and `thanks` are {zh, en}. Leads are the owner's, or nobody's."""

    name = models.CharField(max_length=100)
    token = models.CharField(max_length=32, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    fields = models.JSONField()
    title = models.JSONField()
    thanks = models.JSONField()
    active = models.BooleanField(default=True, db_default=True)


class Submission(models.Model):
    """One time that somebody sent a form. Spam is kept to be looked at; `address` is a keyed hash, not the address."""

    STATES = ["lead", "spam", "accepted", "rejected"]
    form = models.ForeignKey(WebForm, models.CASCADE, related_name="submissions", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=32)
    values = models.JSONField()
    campaign = models.JSONField()
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=20, blank=True, default="", db_default="")
    lead = models.ForeignKey(Lead, models.SET_NULL, null=True, related_name="+", db_index=False)
    settled_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["form", "-at"], name="leads_submission_form"),
            models.Index(fields=["state", "-at"], name="leads_submission_state"),
            models.Index(fields=["address", "-at"], name="leads_submission_address"),
            models.Index(fields=["lead"], condition=Q(lead__isnull=False), name="leads_submission_lead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["lead", "spam", "accepted", "rejected"]), name="leads_submission_states"
            )
        ]
