"""Whom the morning has told of what."""

from django.db import models

from yingdan.deal_health.models.standing import OF_DEAL
from yingdan.deals.models import Deal


class Told(models.Model):
    """A deal at risk of which its owner was told; gone once it is at risk no longer, so that a relapse is told anew."""

    deal = models.OneToOneField(Deal, related_name="+", primary_key=True, **OF_DEAL)
    day = models.DateField()
