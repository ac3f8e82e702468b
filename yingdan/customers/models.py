"""Customers, the people there, and what was done with them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from yingdan.customers.models_duplicates import (
    ContactPair,
    DuplicateMark,
    DuplicatePair,
    DuplicateSweep,
    Merge,
    Merged,
)
from yingdan.customers.models_tally import WorkTally
from yingdan.kernel.models import Versioned
from yingdan.org.models import Held, Member, Owned, Territory

__all__ = [
    "Collaborator",
    "Contact",
    "ContactPair",
    "Customer",
    "DuplicateMark",
    "DuplicatePair",
    "DuplicateSweep",
    "FollowUp",
    "Merge",
    "Merged",
    "WorkTally",
]


class Customer(Held):
    """A customer file 客户资料. `name_key` is the normalised name by which duplicates are found."""

    STATUSES = ["prospect", "new", "existing", "lost"]
    GRADES = ["A", "B", "C"]
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True, default="", db_default="")
    credit_code = models.CharField(max_length=18, null=True)
    industry = models.CharField(max_length=60, blank=True, default="", db_default="")
    province = models.CharField(max_length=60, blank=True, default="", db_default="")
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    district = models.CharField(max_length=60, blank=True, default="", db_default="")
    territory = models.ForeignKey(Territory, models.SET_NULL, null=True, related_name="+")
    address = models.CharField(max_length=300, blank=True, default="", db_default="")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    website = models.CharField(max_length=200, blank=True, default="", db_default="")
    status = models.CharField(max_length=10, default="prospect", db_default="prospect")
    grade = models.CharField(max_length=1, blank=True, default="", db_default="")
    level = models.CharField(max_length=40, blank=True, default="", db_default="")
    source = models.CharField(max_length=40, blank=True, default="", db_default="")
    tags = ArrayField(
        models.CharField(max_length=40),
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.CharField(max_length=40))),
    )
    employees = models.PositiveIntegerField(null=True)
    annual_revenue = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    founded_year = models.PositiveSmallIntegerField(null=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="subsidiaries", db_index=False)
    note = models.TextField(blank=True, default="", db_default="")
    next_contact_at = models.DateTimeField(null=True)
    last_followup_at = models.DateTimeField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="customers_customer_search"),
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="customers_name_key_trgm"),
            models.Index(fields=["name_key"], name="customers_name_key"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="customers_parent"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="customers_phone"),
            models.Index(fields=["owner", "-updated_at", "-id"], name="customers_owner_updated"),
            models.Index(fields=["team", "-updated_at", "-id"], name="customers_team_updated"),
            models.Index(fields=["-updated_at", "-id"], name="customers_updated"),
            models.Index(fields=["name"], name="customers_name"),
            models.Index(
                fields=["owner", "next_contact_at"],
                condition=Q(next_contact_at__isnull=False),
                name="customers_next_contact",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"], condition=Q(credit_code__isnull=False), name="customers_credit_code"
            ),
            models.UniqueConstraint(fields=["external_id"], name="customers_external_id"),
            models.CheckConstraint(
                condition=Q(status__in=["prospect", "new", "existing", "lost"]), name="customers_status"
            ),
            models.CheckConstraint(condition=Q(grade__in=["", "A", "B", "C"]), name="customers_grade"),
        ]


class Collaborator(models.Model):
    """Somebody beside the owner who may see (or edit) a customer, for a while or for good."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="collaborators")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    can_edit = models.BooleanField(default=False)
    until = models.DateField(null=True)
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["member", "customer"], name="customers_collaborator_member")]
        constraints = [models.UniqueConstraint(fields=["customer", "member"], name="customers_collaborator_once")]


class Contact(Versioned):
    """A person at a customer, with the role in the decision and the superior there."""

    ROLES = ["decision_maker", "supporter", "neutral", "opponent", "user", "gatekeeper"]
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=100, blank=True, default="", db_default="")
    department = models.CharField(max_length=100, blank=True, default="", db_default="")
    role = models.CharField(max_length=20, blank=True, default="", db_default="")
    superior = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reports")
    is_primary = models.BooleanField(default=False, db_default=False)
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    email = models.CharField(max_length=200, blank=True, default="", db_default="")
    wechat = models.CharField(max_length=60, blank=True, default="", db_default="")
    birthday = models.DateField(null=True)
    preferences = models.CharField(max_length=300, blank=True, default="", db_default="")
    note = models.TextField(blank=True, default="", db_default="")
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    external_id = models.CharField(max_length=100, null=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="customers_contact_search"),
            models.Index(fields=["phone"], name="customers_contact_phone"),
            models.Index(fields=["-updated_at", "-id"], name="customers_contact_updated"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["external_id"], name="customers_contact_external"),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(is_primary=True), name="customers_contact_one_primary"
            ),
            models.CheckConstraint(condition=~Q(superior=F("id")), name="customers_contact_superior"),
        ]


class FollowUp(Owned):
    """A call, visit, message … with a customer or a lead (跟进). The apps above add the foreign keys of `deal_id` and
    `lead_id`. A lead that becomes a customer brings its follow-ups along: then both are set."""

    METHODS = ["call", "visit", "wechat", "email", "meeting", "demo", "other"]
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="followups", db_index=False)
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    deal_id = models.BigIntegerField(null=True)
    lead_id = models.BigIntegerField(null=True)
    method = models.CharField(max_length=10, default="call", db_default="call")
    text = models.TextField()
    happened_at = models.DateTimeField()
    next_contact_at = models.DateTimeField(null=True)
    mentions = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.BigIntegerField())),
    )
    file_ids = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.BigIntegerField())),
    )

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-happened_at"], name="customers_followup_customer"),
            models.Index(
                fields=["deal_id", "-happened_at"], condition=Q(deal_id__isnull=False), name="customers_followup_deal"
            ),
            models.Index(
                fields=["lead_id", "-happened_at"], condition=Q(lead_id__isnull=False), name="customers_followup_lead"
            ),
            models.Index(fields=["owner", "-happened_at", "-id"], name="customers_followup_owner"),
            models.Index(fields=["team", "-happened_at", "-id"], name="customers_followup_team"),
            models.Index(fields=["-happened_at", "-id"], name="customers_followup_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["external_id"], name="customers_followup_external"),
            models.CheckConstraint(
                condition=Q(customer__isnull=False) | Q(lead_id__isnull=False), name="customers_followup_with"
            ),
        ]
