"""What a company has decided to do in a stage, in versions."""

from typing import Any

from django.db import models
from django.db.models import Q

from yingdan.deals.models import Stage
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member
from yingdan.tasks.models import TaskTemplate


class Playbook(Versioned):
    """The playbook 打法 of a stage. `number` counts its versions; one is in force, one may be drafted. What is
    published is never changed: an edit begins a new draft."""

    STATES = ["draft", "published", "retired"]
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="playbooks", db_index=False)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="draft")
    aim = models.CharField(max_length=500, blank=True, default="")
    template = models.ForeignKey(TaskTemplate, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    published_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "number"], name="playbooks_playbook_number"),
            models.UniqueConstraint(
                fields=["stage", "state"], condition=~Q(state="retired"), name="playbooks_playbook_state"
            ),
            models.CheckConstraint(condition=Q(state__in=["draft", "published", "retired"]), name="playbooks_states"),
        ]


class Line(models.Model):
    """A step of a playbook. With a `measure` it is ticked off by what is recorded (`times` of it), without one it is a
    word to remember. `by_day` counts from entering the stage."""

    playbook = models.ForeignKey(Playbook, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    measure = models.CharField(max_length=10, blank=True, default="")
    times = models.PositiveSmallIntegerField(default=1)
    by_day = models.PositiveSmallIntegerField(null=True)
    why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["position", "id"]

    def as_dict(self) -> dict[str, Any]:
        """As it is shown and copied."""
        return {name: getattr(self, name) for name in ("text", "measure", "times", "by_day", "why")}
