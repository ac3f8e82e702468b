"""The company's settings of the forecast."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned


class Setup(Versioned):
    """One row. `cadence` is for which periods people submit, `rates` where weighted forecasts take win rates from,
    `window` how many days back rates of stages are learnt from, `stale_days` after how many a call is called old."""

    cadence = models.CharField(max_length=8, default="month")
    rates = models.CharField(max_length=10, default="history")
    window = models.PositiveSmallIntegerField(default=180)
    stale_days = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cadence__in=["month", "quarter"]), name="forecast_setup_cadence"),
            models.CheckConstraint(condition=Q(rates__in=["history", "configured"]), name="forecast_setup_rates"),
            models.CheckConstraint(condition=Q(window__range=(30, 1000)), name="forecast_setup_window"),
            models.CheckConstraint(condition=Q(stale_days__range=(1, 90)), name="forecast_setup_stale"),
        ]
