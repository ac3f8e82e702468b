"""Competitors 竞争对手: whom one meets in deals, and what helps against them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Lower

from yingdan.kernel.models import Versioned


class Competitor(Versioned):
    """A competitor. Deals carry its name as text; `aliases` are other spellings that are written as this name."""

    name = models.CharField(max_length=200)
    aliases = ArrayField(models.CharField(max_length=200), default=list)
    website = models.CharField(max_length=200, blank=True, default="")
    strengths = models.TextField(blank=True, default="")
    weaknesses = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")
    search = SearchVectorField(null=True)
    archived_at = models.DateTimeField(null=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))

    class Meta:
        indexes = [GinIndex(fields=["search"], name="deals_competitor_search")]
        constraints = [models.UniqueConstraint(Lower("name"), name="deals_competitor_name")]
