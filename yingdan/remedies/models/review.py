"""The monthly plan review 计划与评估: superior and rep go through the deals one by one, and both sign."""

from django.db import models
from django.db.models import Q

from yingdan.deals.models import Deal
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Review(Versioned):
    """A version of somebody's review of a month (its first day). A `draft` is worked on; once both have signed it holds
    (`signed`) and is never changed: revising makes the next version, which replaces it when both have signed that.

    `chance_*` are what each of the two thinks of reaching the target, in percent. Amounts are fen, as of the making.
    """

    STATUSES = ["draft", "signed", "replaced"]
    member = models.ForeignKey(Member, models.PROTECT, related_name="plan_reviews", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, default="draft")
    target = models.BigIntegerField(default=0)
    won = models.BigIntegerField(default=0)
    visits_week = models.PositiveSmallIntegerField(default=2)
    chance_member = models.PositiveSmallIntegerField(null=True)
    chance_manager = models.PositiveSmallIntegerField(null=True)
    remark_member = models.CharField(max_length=2000, blank=True, default="")
    remark_manager = models.CharField(max_length=2000, blank=True, default="")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    member_signed_at = models.DateTimeField(null=True)
    manager = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    manager_name = models.CharField(max_length=100, blank=True, default="")
    manager_signed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "-month", "-number"], name="remedies_review_member"),
            models.Index(fields=["team", "month"], name="remedies_review_team"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "month", "number"], name="remedies_review_number"),
            models.UniqueConstraint(
                fields=["member", "month"], condition=Q(status="draft"), name="remedies_review_one_draft"
            ),
            models.UniqueConstraint(
                fields=["member", "month"], condition=Q(status="signed"), name="remedies_review_one_signed"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "signed", "replaced"]), name="remedies_review_state"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(member_signed_at__isnull=False, manager_signed_at__isnull=False),
                name="remedies_review_both",
            ),
            models.CheckConstraint(
                condition=Q(chance_member=None) | Q(chance_member__lte=100), name="remedies_review_chance_member"
            ),
            models.CheckConstraint(
                condition=Q(chance_manager=None) | Q(chance_manager__lte=100), name="remedies_review_chance_manager"
            ),
        ]


class ReviewLine(models.Model):
    """A deal in a review: what will become of it this month, and what is done for it. `amount` and `close_on` are
    predicted; `was_*` how the deal stood when it was put on the list."""

    PREDICTIONS = ["", "won", "slips", "lost"]
    review = models.ForeignKey(Review, models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    deal = models.ForeignKey(Deal, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    prediction = models.CharField(max_length=5, blank=True, default="")
    amount = models.BigIntegerField()
    close_on = models.DateField(null=True)
    remedy = models.CharField(max_length=500, blank=True, default="")
    was_stage = models.CharField(max_length=100, blank=True, default="")
    was_chance = models.PositiveSmallIntegerField(default=0)
    was_amount = models.BigIntegerField()
    was_close = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "deal"], name="remedies_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="remedies_line_positive"),
            models.CheckConstraint(
                condition=Q(prediction__in=["", "won", "slips", "lost"]), name="remedies_line_prediction"
            ),
        ]


class ReviewVisit(models.Model):
    """A day on which superior and rep visit a customer together 陪访; `line` is the deal that it is for, if any."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="visits", db_index=False)
    day = models.DateField()
    line = models.ForeignKey(ReviewLine, models.SET_NULL, null=True, related_name="visits")

    class Meta:
        indexes = [models.Index(fields=["review", "day"], name="remedies_visit_day")]


class ReviewCheck(models.Model):
    """The weekly look at a signed review: how it stood (`figures`, see `selectors.checking`) and what was said."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="checks", db_index=False)
    week = models.DateField()
    figures = models.JSONField()
    note = models.CharField(max_length=1000, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "week"], name="remedies_check_week")]
