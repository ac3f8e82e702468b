"""What became of a lead, and which of its fields go where."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.leads.models.lead import Lead
from yingdan.org.models import Member


class Conversion(models.Model):
    """One conversion: what it made, what it changed on records that were there before, and who took it back.

    `before` holds what undoing needs: the lead's state, the versions of what was made, and what was filled in."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="conversions")
    customer_id = models.BigIntegerField()
    contact_id = models.BigIntegerField(null=True)
    deal_id = models.BigIntegerField(null=True)
    made = models.JSONField()
    before = models.JSONField()
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lead"], condition=Q(undone_at=None), name="leads_conversion_once")
        ]


class FieldRoute(Versioned):
    """Where a field of a lead goes on conversion, when not where it goes by itself; an empty `field` means nowhere."""

    source = models.CharField(max_length=40)
    resource = models.CharField(max_length=10)
    field = models.CharField(max_length=40, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "resource"], name="leads_fieldroute_once"),
            models.CheckConstraint(
                condition=Q(resource__in=["customer", "contact", "deal"]), name="leads_fieldroute_resource"
            ),
        ]
