"""The register of calls and visits, and disputes about whose a visitor is."""

from django.db import models
from django.db.models import Case as Either
from django.db.models import Q, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf

from yingdan.customers.models import Contact, Customer
from yingdan.kernel.models import Versioned
from yingdan.leads.models import Lead, Source
from yingdan.org.models import Member, Team
from yingdan.reception.models.rota import Turn


class Reception(Versioned):
    """One call or visit. `member` receives; `known` says whether customer, contact or lead was there before.

    `attribution` is the code of the rule by which the visitor went to the member, `grounds` its particulars as they
    were then, so that the decision can be understood later. `lead` is the one found, or the one made of a new
    visitor (`fresh`)."""

    KINDS = ["visit", "call"]
    STATES = ["waiting", "accepted", "returned", "done"]
    kind = models.CharField(max_length=5)
    at = models.DateTimeField()
    hour = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=100, blank=True, default="")
    company = models.CharField(max_length=200, blank=True, default="")
    who = models.GeneratedField(
        expression=Either(
            When(~Q(company="") & ~Q(name=""), then=Concat("company", Value(" · "), "name")),
            default=Coalesce(NullIf("company", Value("")), NullIf("name", Value("")), "phone"),
        ),
        output_field=models.CharField(max_length=303),
        db_persist=True,
    )
    persons = models.PositiveSmallIntegerField(default=1)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True, default="")
    known = models.CharField(max_length=10, blank=True, default="")
    fresh = models.BooleanField(default=False)
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    lead = models.ForeignKey(Lead, models.SET_NULL, null=True, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    expected = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    deviation = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True, default="")
    turn = models.OneToOneField(Turn, models.PROTECT, null=True, related_name="reception")
    state = models.CharField(max_length=10, default="waiting")
    accepted_at = models.DateTimeField(null=True)
    passed = models.JSONField(default=list)
    missed = models.PositiveSmallIntegerField(default=0)
    skipped = models.PositiveSmallIntegerField(default=0)
    attribution = models.CharField(max_length=20, default="")
    grounds = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["-at", "-id"], name="reception_at"),
            models.Index(fields=["phone", "-at"], condition=~Q(phone=""), name="reception_phone"),
            models.Index(fields=["member", "state"], condition=Q(state="waiting"), name="reception_waiting"),
            models.Index(fields=["-at"], condition=Q(deviation=True), name="reception_deviation"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["visit", "call"]), name="reception_kind"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "accepted", "returned", "done"]), name="reception_state"
            ),
            models.CheckConstraint(condition=Q(known__in=["", "customer", "contact", "lead"]), name="reception_known"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="reception_persons"),
            models.CheckConstraint(condition=Q(deviation=False) | ~Q(reason=""), name="reception_reason"),
        ]

    @property
    def called(self) -> str:
        """How one speaks of the visitor."""
        return self.company or self.name or self.phone

    @property
    def about(self) -> list[str]:
        """The records that its events are about."""
        return [f"{kind}:{id}" for kind, id in (("customer", self.customer_id), ("lead", self.lead_id)) if id]


class Case(Versioned):
    """A dispute 归属争议: somebody claims the visitor; evidence are files of the case; one decision with its reason."""

    STATES = ["open", "upheld", "rejected"]
    reception = models.ForeignKey(Reception, models.CASCADE, related_name="cases")
    claimant = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    claim = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default="open")
    held_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["open", "upheld", "rejected"]), name="reception_case_state"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="reception_case_decided",
            ),
            models.UniqueConstraint(
                fields=["reception", "claimant"], condition=Q(state="open"), name="reception_case_once"
            ),
        ]


class Policy(Versioned):
    """How visitors are attributed (one row): the first contact counts for `valid_days` after the last one (empty: for
    good), with `evidence` only if something was written about it; customers stay with their owner when
    `customers_stay`. `busy_minutes` is when a busy mark ends by itself, `wait_minutes` after how long of waiting the
    desk is warned, `return_days` how long a receiver may give a turn back (empty: always; who manages always may)."""

    valid_days = models.PositiveIntegerField(null=True, default=90)
    evidence = models.BooleanField(default=False)
    customers_stay = models.BooleanField(default=True)
    busy_minutes = models.PositiveIntegerField(default=30)
    wait_minutes = models.PositiveIntegerField(default=5)
    return_days = models.PositiveIntegerField(null=True, default=7)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="reception_policy_one")]
