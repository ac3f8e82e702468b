"""The rules that raise risks, and the company's settings of risks."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned


class Rule(Versioned):
    """A rule by its `code` (`types.RULES`). Its numbers: least amount of money, days, count, percent; those that it
    does not use are empty. An empty `impact` comes from the amount at stake."""

    code = models.CharField(max_length=20, unique=True)
    active = models.BooleanField(default=True)
    probability = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    days = models.PositiveSmallIntegerField(null=True)
    count = models.PositiveSmallIntegerField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(probability__gte=1, probability__lte=5), name="risks_rule_probability"),
            models.CheckConstraint(
                condition=Q(impact=None) | Q(impact__gte=1, impact__lte=5), name="risks_rule_impact"
            ),
        ]


class Setup(Versioned):
    """One row. `impact_2` … `impact_5`: from which amount on a loss is that bad; risks are reviewed every
    `review_days`; the superior is told of a review that is `tell_days` late (null: never).
    `looked_at`: when the rules last looked."""

    impact_2 = models.DecimalField(max_digits=18, decimal_places=2)
    impact_3 = models.DecimalField(max_digits=18, decimal_places=2)
    impact_4 = models.DecimalField(max_digits=18, decimal_places=2)
    impact_5 = models.DecimalField(max_digits=18, decimal_places=2)
    review_days = models.PositiveSmallIntegerField()
    tell_days = models.PositiveSmallIntegerField(null=True)
    looked_at = models.DateTimeField(null=True)
    looked_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
