"""The company that this installation belongs to (one company = one database), and the worker's pulse."""

from django.db import models


class Company(models.Model):
    """The one row about the company."""

    name = models.CharField(max_length=200)
    currency = models.CharField(max_length=3, default="CNY")
    is_demo = models.BooleanField(default=False)
    settings = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="platform_company_only_one")]


class Heartbeat(models.Model):
    """When a background process last said that it lives."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()
