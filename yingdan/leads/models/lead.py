"""Leads 线索, and the sources they come from."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from yingdan.customers.models import Contact, Customer
from yingdan.deals.models import Deal
from yingdan.kernel.fields import LtreeField
from yingdan.kernel.models import Versioned
from yingdan.org.models import Held, Territory


class Source(Versioned):
    """Where leads come from, in a tree: an exhibition below the exhibitions of a year. `cost` is its own, without what
    is below it. `path` holds the ids from the top down to the source itself."""

    KINDS = [
        "campaign", "exhibition", "web_form", "phone", "walk_in", "referral", "partner", "import", "card", "api",
    ]  # fmt: skip
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=40, null=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = LtreeField(unique=True)
    cost = models.DecimalField(max_digits=18, decimal_places=2, default=0, db_default=0)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    closed = models.BooleanField(default=False, db_default=False)
    note = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="leads_source_code"),
            models.UniqueConstraint(fields=["parent", "name"], name="leads_source_name_once", nulls_distinct=False),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="leads_source_parent"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="leads_source_cost"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="leads_source_dates",
            ),
        ]


class Lead(Held):
    """Somebody who may become a customer. `company_key` is the normalised company by which duplicates are found.

    The moments in which it was first contacted, qualified, converted or given up are kept beside the status: what a
    source brought is counted by them. The table is made for ten million rows: every index answers a list, a look-up of
    duplicates or the deletion of what a lead points to; sparse ones hold only the rows that have a value.
    """

    STATUSES = ["new", "contacted", "qualified", "converted", "invalid"]
    OPEN = ["new", "contacted", "qualified"]
    name = models.CharField(max_length=200)
    company = models.CharField(max_length=200, blank=True, default="", db_default="")
    company_key = models.CharField(max_length=200, blank=True, default="", db_default="")
    contact_name = models.CharField(max_length=100, blank=True, default="", db_default="")
    title = models.CharField(max_length=100, blank=True, default="", db_default="")
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    email = models.CharField(max_length=200, blank=True, default="", db_default="")
    wechat = models.CharField(max_length=60, blank=True, default="", db_default="")
    website = models.CharField(max_length=200, blank=True, default="", db_default="")
    province = models.CharField(max_length=60, blank=True, default="", db_default="")
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    district = models.CharField(max_length=60, blank=True, default="", db_default="")
    territory = models.ForeignKey(Territory, models.SET_NULL, null=True, related_name="+", db_index=False)
    address = models.CharField(max_length=300, blank=True, default="", db_default="")
    industry = models.CharField(max_length=60, blank=True, default="", db_default="")
    employees = models.PositiveIntegerField(null=True)
    need = models.CharField(max_length=300, blank=True, default="", db_default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+", db_index=False)
    campaign = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    status = models.CharField(max_length=10, default="new", db_default="new")
    invalid_reason = models.CharField(max_length=200, blank=True, default="", db_default="")
    grade = models.CharField(max_length=1, blank=True, default="", db_default="")
    score = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True, default="", db_default="")
    next_contact_at = models.DateTimeField(null=True)
    last_followup_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    qualified_at = models.DateTimeField(null=True)
    invalid_at = models.DateTimeField(null=True)
    converted_at = models.DateTimeField(null=True)
    converted_customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+", db_index=False)
    converted_contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+", db_index=False)
    converted_deal = models.ForeignKey(Deal, models.SET_NULL, null=True, related_name="+", db_index=False)
    same_lead = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    same_customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+", db_index=False)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="leads_lead_search"),
            models.Index(fields=["company_key"], condition=~Q(company_key=""), name="leads_company_key"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="leads_phone"),
            models.Index(fields=["email"], condition=~Q(email=""), name="leads_email"),
            models.Index(fields=["owner", "-updated_at", "-id"], name="leads_owner_updated"),
            models.Index(fields=["team", "-updated_at", "-id"], name="leads_team_updated"),
            models.Index(fields=["-updated_at", "-id"], name="leads_updated"),
            models.Index(
                fields=["status", "-updated_at", "-id"],
                condition=Q(status__in=["new", "contacted", "qualified"]),
                name="leads_open_status",
            ),
            models.Index(
                fields=["owner", "next_contact_at"],
                condition=Q(next_contact_at__isnull=False),
                name="leads_next_contact",
            ),
            models.Index(fields=["source", "created_at"], name="leads_source_created"),
            *(
                models.Index(fields=[name], condition=Q(**{f"{name}__isnull": False}), name=f"leads_{name}")
                for name in (
                    "converted_customer", "converted_contact", "converted_deal", "same_lead", "same_customer",
                )
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=Q(external_id__isnull=False), name="leads_external_id"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["new", "contacted", "qualified", "converted", "invalid"]), name="leads_status"
            ),
            models.CheckConstraint(
                condition=Q(status="converted", converted_at__isnull=False)
                | (~Q(status="converted") & Q(converted_at=None)),
                name="leads_converted",
            ),
            models.CheckConstraint(condition=Q(grade__in=["", "A", "B", "C"]), name="leads_grade"),
            models.CheckConstraint(condition=Q(score=None) | Q(score__lte=100), name="leads_score"),
        ]
