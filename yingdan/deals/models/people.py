"""People around a deal: the customer's side with role and attitude, and help asked of colleagues."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Contact
from yingdan.deals.models.deal import Deal
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class DealContact(models.Model):
    """A contact's part in the decision about one deal. `attitude`: -2 against … 2 for us, null not known."""

    ROLES = ["decision_maker", "influencer", "user", "gatekeeper", "coach"]
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="people")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, blank=True, default="", db_default="")
    attitude = models.SmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "contact"], name="deals_dealcontact_once"),
            models.CheckConstraint(
                condition=Q(role__in=["", "decision_maker", "influencer", "user", "gatekeeper", "coach"]),
                name="deals_dealcontact_role",
            ),
            models.CheckConstraint(
                condition=Q(attitude=None) | Q(attitude__range=(-2, 2)), name="deals_dealcontact_attitude"
            ),
        ]


class DealRequest(Versioned):
    """Help that somebody asked a colleague for on a deal (pre-sales first of all): accepted, it makes a team member."""

    STATUSES = ["open", "accepted", "declined", "withdrawn", "done"]
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="requests")
    role = models.CharField(max_length=20, default="presales")
    text = models.CharField(max_length=1000)
    asker = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    asked = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    due_on = models.DateField(null=True)
    status = models.CharField(max_length=10, default="open")
    answer = models.CharField(max_length=500, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    followup_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["asked", "status", "-id"], name="deals_request_asked"),
            models.Index(fields=["asker", "status", "-id"], name="deals_request_asker"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "asked", "role"], condition=Q(status="open"), name="deals_request_once"
            )
        ]
