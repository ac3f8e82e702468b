"""A card 七定卡 in its versions: a draft, then in force from a day until the next one is; never changed after that."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Territory

_INCLUSIVE = Value("[]")


class Card(Versioned):
    """One version of the card of a member. `issued` it holds from `starts_on` to `ends_on` (null: until the next one);
    `replaced` it was issued but another one took its days before it could hold.

    Cycles are days between visits by class; empty ones are the company's (`segments.Setup`). `minutes` are for a visit,
    `travel` for the way to the next one; `visits_day` is empty when only the working time limits them.
    """

    STATUSES = ["draft", "issued", "replaced"]
    member = models.ForeignKey(Member, models.PROTECT, related_name="coverage_cards", db_index=False)
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=8, default="draft")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    why = models.CharField(max_length=200, blank=True, default="")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    issued_name = models.CharField(max_length=100, blank=True, default="")
    deputy = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    duties = models.CharField(max_length=300, blank=True, default="")
    cycle_a = models.PositiveSmallIntegerField(null=True)
    cycle_b = models.PositiveSmallIntegerField(null=True)
    cycle_c = models.PositiveSmallIntegerField(null=True)
    cycle_none = models.PositiveSmallIntegerField(null=True)
    day_from = models.TimeField(null=True)
    day_to = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=40)
    travel = models.PositiveSmallIntegerField(default=20)
    visits_day = models.PositiveSmallIntegerField(null=True)
    standard = models.CharField(max_length=60, blank=True, default="")
    steps = ArrayField(models.CharField(max_length=100), default=list)

    class Meta:
        indexes = [models.Index(fields=["member", "-starts_on"], name="coverage_card_member")]
        constraints = [
            models.UniqueConstraint(fields=["member", "number"], name="coverage_card_number"),
            models.UniqueConstraint(fields=["member"], condition=Q(status="draft"), name="coverage_card_one_draft"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "issued", "replaced"]), name="coverage_card_status"
            ),
            models.CheckConstraint(
                condition=~Q(status="issued") | Q(starts_on__isnull=False), name="coverage_card_day"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="coverage_card_order"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="coverage_card_minutes"),
            # A member's id as a range of one needs no further extension of the database.
            ExclusionConstraint(
                name="coverage_card_overlap",
                expressions=[
                    (Func(F("member"), F("member"), _INCLUSIVE, function="int8range"), "&&"),
                    (Func(F("starts_on"), F("ends_on"), _INCLUSIVE, function="daterange"), "&&"),
                ],
                condition=Q(status="issued"),
            ),
        ]


class Region(models.Model):
    """A territory of a card; those below it belong to it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="regions", db_index=False)
    territory = models.ForeignKey(Territory, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "territory"], name="coverage_region_once")]


class Route(models.Model):
    """Outlets that are visited on one day: on `weekdays` (1 = Monday … 7) of every `every_weeks`-th week, those whose
    number leaves `phase` (see `rules.cycles`). `gap` is the longest time between two runs, in days."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="routes", db_index=False)
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    every_weeks = models.PositiveSmallIntegerField(default=1)
    phase = models.PositiveSmallIntegerField(default=0)
    gap = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "name"], name="coverage_route_name"),
            models.CheckConstraint(condition=Q(every_weeks__range=(1, 4)), name="coverage_route_weeks"),
            models.CheckConstraint(condition=Q(phase__lt=F("every_weeks")), name="coverage_route_phase"),
            models.CheckConstraint(condition=Q(weekdays__len__gte=1), name="coverage_route_days"),
        ]


class Outlet(models.Model):
    """A customer on a card: its place on a route, how often it is visited (empty: by its class), how long (empty: as
    the card says), and the only time of the day at which it receives (empty: any)."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="outlets", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    route = models.ForeignKey(Route, models.SET_NULL, null=True, related_name="outlets", db_index=False)
    position = models.PositiveIntegerField(default=0)
    cycle_days = models.PositiveSmallIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    window_from = models.TimeField(null=True)
    window_to = models.TimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["card", "route", "position", "id"], name="coverage_outlet_order"),
            models.Index(fields=["route"], condition=Q(route__isnull=False), name="coverage_outlet_route"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["card", "customer"], name="coverage_outlet_once"),
            models.CheckConstraint(condition=Q(minutes=None) | Q(minutes__gte=1), name="coverage_outlet_minutes"),
            models.CheckConstraint(condition=Q(cycle_days=None) | Q(cycle_days__gte=1), name="coverage_outlet_cycle"),
        ]
