"""How each rep stands by the card in force, worked out; and the company's settings for new cards."""

from datetime import time

from django.db import models

from yingdan.coverage.models.card import Card, Route
from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Setup(Versioned):
    """One row: what new cards begin with. `standards` are [{"name", "steps": [text]}]."""

    day_from = models.TimeField(default=time(9))
    day_to = models.TimeField(default=time(17, 30))
    minutes = models.PositiveSmallIntegerField(default=40)
    travel = models.PositiveSmallIntegerField(default=20)
    visits_day = models.PositiveSmallIntegerField(null=True)
    standards = models.JSONField(default=list)
    looked_at = models.DateTimeField(null=True)  # changes of customers up to here are worked in
    worked_on = models.DateField(null=True)


class Standing(models.Model):
    """One line for everybody who owns customers or has a card; counts of what deviates from the card in force.

    `parts` of the seven are fixed; `needed` and `possible` are visits of the next four weeks (`rules.capacity`).
    `taken_over` are own customers that stand on somebody else's card and not on the own one.
    """

    STATES = ["none", "draft", "planned", "in_force"]
    member = models.OneToOneField(Member, models.CASCADE, related_name="coverage_standing")
    card = models.ForeignKey(Card, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, default="none")
    drafted = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True)
    starts_on = models.DateField(null=True)
    parts = models.PositiveSmallIntegerField(default=0)
    customers = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    needed = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    possible = models.PositiveIntegerField(null=True)
    outside = models.PositiveIntegerField(default=0)
    unplaced = models.PositiveIntegerField(default=0)
    not_owned = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    no_route = models.PositiveIntegerField(default=0)
    no_cycle = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    rare = models.PositiveIntegerField(default=0)
    clash = models.PositiveIntegerField(default=0)
    overfull = models.PositiveIntegerField(default=0)
    capacity = models.PositiveIntegerField(default=0)
    deviations = models.PositiveIntegerField(default=0)
    taken_over = models.PositiveIntegerField(default=0)
    worked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-deviations", "-id"], name="coverage_standing_most")]


class Finding(models.Model):
    """One deviation (see `rules.kinds`): of an outlet, a route, or the whole card. `figure` says by how much: days,
    minutes or visits."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+")
    route = models.ForeignKey(Route, models.CASCADE, null=True, related_name="+")
    figure = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "kind", "id"], name="coverage_finding_member"),
            models.Index(fields=["kind", "-figure", "-id"], name="coverage_finding_kind"),
        ]
