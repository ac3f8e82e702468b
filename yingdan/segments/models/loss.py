"""Customers that were lost: when, why, to whom, and whether they came back."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class LostReason(Versioned):
    """Why customers go, as the company says it."""

    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="segments_lostreason_name")]


class Loss(models.Model):
    """A trigger on customers opens one when the status becomes `lost` and ends it when it is so no more: however that
    came about, there is one open loss for each lost customer. The reason follows, where somebody gave one."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="losses", db_index=False)
    lost_at = models.DateTimeField()
    status_before = models.CharField(max_length=10, blank=True, default="")
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    reason = models.ForeignKey(LostReason, models.PROTECT, null=True, related_name="+", db_index=False)
    competitor = models.CharField(max_length=200, blank=True, default="")
    note = models.CharField(max_length=2000, blank=True, default="")
    back_at = models.DateTimeField(null=True)
    back_by = models.CharField(max_length=100, default="")
    back_note = models.CharField(max_length=2000, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-lost_at"], name="segments_loss_customer"),
            models.Index(fields=["-lost_at", "-id"], name="segments_loss_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(back_at=None), name="segments_loss_one_open")
        ]
