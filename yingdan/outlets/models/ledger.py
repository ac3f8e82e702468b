"""The ledger 进销存 of a product at an outlet, and what follows from it now."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Setup(Versioned):
    """One row: when the ledger asks. Days, and percent for `ratio` and `month_end_share` (see `rules.warnings`)."""

    safety_days = models.PositiveSmallIntegerField(default=7)
    usual_cycle = models.PositiveSmallIntegerField(default=14)
    window_days = models.PositiveSmallIntegerField(default=90)
    prior_days = models.PositiveSmallIntegerField(default=28)
    over_days = models.PositiveSmallIntegerField(default=60)
    ratio = models.PositiveSmallIntegerField(default=150)
    month_end_days = models.PositiveSmallIntegerField(default=5)
    month_end_share = models.PositiveSmallIntegerField(default=60)


class LedgerEntry(Versioned):
    """What was told of a product at an outlet, and the line of the chain that follows (`rules.chain`). Pieces are whole
    numbers in the product's unit, prices yuan; `floor` is the floor price when the order was taken."""

    SOURCES = ["visit", "hand", "import"]
    uuid = models.UUIDField(unique=True)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="ledger_entries", db_index=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    visit_uuid = models.UUIDField(null=True)
    source = models.CharField(max_length=6, default="hand")
    at = models.DateTimeField()
    day = models.DateField()
    counted = models.IntegerField(null=True)
    ordered = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    told_received = models.IntegerField(null=True)
    told_opening = models.IntegerField(null=True)
    opening = models.IntegerField()
    received = models.IntegerField()
    sold = models.IntegerField()
    closing = models.IntegerField()
    first = models.BooleanField(default=False)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    price_seen = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    floor = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    below_floor = models.BooleanField(default=False)
    outside = models.BooleanField(default=False)
    explanation = models.CharField(max_length=200, blank=True, default="", db_default="")
    note = models.CharField(max_length=500, blank=True, default="", db_default="")
    external_id = models.CharField(max_length=100, null=True, unique=True)
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "product", "at", "id"], name="outlets_entry_chain"),
            models.Index(fields=["customer", "day"], name="outlets_entry_month"),
            models.Index(fields=["product", "-at", "-id"], name="outlets_entry_product"),
            models.Index(fields=["member", "-at", "-id"], name="outlets_entry_member"),
            models.Index(fields=["team", "-at", "-id"], name="outlets_entry_team"),
            models.Index(fields=["-at", "-id"], name="outlets_entry_at"),
            models.Index(fields=["visit_uuid"], condition=Q(visit_uuid__isnull=False), name="outlets_entry_visit"),
            models.Index(fields=["at"], condition=Q(below_floor=True), name="outlets_entry_floor"),  # for risks
            models.Index(fields=["at"], condition=Q(outside=True), name="outlets_entry_outside"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closing=F("opening") + F("received") - F("returned") - F("sold")),
                name="outlets_entry_identity",
            ),
            models.CheckConstraint(condition=Q(counted=None) | Q(closing=F("counted")), name="outlets_entry_counted"),
            models.CheckConstraint(
                condition=Q(opening__gte=0, received__gte=0, returned__gte=0, closing__gte=0, ordered__gte=0),
                name="outlets_entry_pieces",
            ),
            models.CheckConstraint(condition=Q(source__in=["visit", "hand", "import"]), name="outlets_entry_source"),
        ]


class Stock(models.Model):
    """How a product stands at an outlet after its last entry, worked out with each write. `incoming` was ordered and
    not counted yet, `rate` is pieces a day, `supply_days` and `lasts_until` count from the last entry; `sell_in`,
    `sold` and `days` are of the window. `reasons` say why stuffing 压货 is asked about."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="outlet_stocks", db_index=False)
    product = models.ForeignKey(Product, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    day = models.DateField()
    counted_on = models.DateField(null=True)
    stock = models.IntegerField()
    incoming = models.IntegerField()
    rate = models.DecimalField(max_digits=14, decimal_places=4)
    supply_days = models.DecimalField(max_digits=10, decimal_places=1, null=True)
    lasts_until = models.DateField(null=True)
    sell_in = models.IntegerField()
    sold = models.IntegerField()
    days = models.DecimalField(max_digits=10, decimal_places=2)
    entries = models.PositiveIntegerField()
    out = models.BooleanField()
    over = models.BooleanField()
    stuffing = models.BooleanField()
    reasons = ArrayField(models.CharField(max_length=10), default=list)
    negative = models.BooleanField()
    below_floor = models.BooleanField()
    outside = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["product", "id"], name="outlets_stock_product"),
            models.Index(fields=["lasts_until", "id"], name="outlets_stock_lasts"),
            models.Index(fields=["-day", "-id"], name="outlets_stock_day"),
            models.Index(fields=["-day", "-id"], condition=Q(stuffing=True), name="outlets_stock_stuffing"),
            models.Index(fields=["-day", "-id"], condition=Q(out=True), name="outlets_stock_out"),
            models.Index(fields=["-day", "-id"], condition=Q(over=True), name="outlets_stock_over"),
        ]
        constraints = [models.UniqueConstraint(fields=["customer", "product"], name="outlets_stock_once")]


class ClassRate(models.Model):
    """What outlets of a class sell of a product, all together, worked out every night: the prior of those of which
    little is known."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="+", db_index=False)
    grade = models.CharField(max_length=1, blank=True)
    outlets = models.PositiveIntegerField()
    sold = models.BigIntegerField()
    days = models.DecimalField(max_digits=16, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "grade"], name="outlets_classrate_once")]
