"""Pictures of business cards, what was read from them, and the lead that a person made of it."""

from django.db import models
from django.db.models import Q

from yingdan.leads.models.lead import Lead
from yingdan.org.models import Member
from yingdan.platform.models import StoredFile


class CardScan(models.Model):
    """One picture. `lines` is all text on it, `fields` {field of the lead: {value, confidence}}."""

    STATES = ["waiting", "read", "failed"]
    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, default="waiting", db_default="waiting")
    reason = models.CharField(max_length=40, blank=True, default="", db_default="")
    lines = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    lead = models.ForeignKey(Lead, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["lead"], condition=Q(lead__isnull=False), name="leads_card_lead")]
