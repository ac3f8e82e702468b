"""Imports: what was uploaded, what was made of it batch by batch (for resuming and undoing), what was refused."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.accounts.models import User


class ImportJob(models.Model):
    """One import of one or several related files. `recipe` is the mapping, `report` what the last check found.

    `phase` says what is under way or waiting to be: "check", "write" or "undo"; a phase that was cut off goes on from
    the last batch that was kept.
    """

    STATUSES = ["draft", "checking", "ready", "running", "done", "failed", "cancelled", "undoing", "undone"]
    name = models.CharField(max_length=200)
    status = models.CharField(max_length=10, default="draft")
    recipe = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    problem = models.JSONField(null=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=100)
    channel = models.CharField(max_length=6)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    pulse_at = models.DateTimeField(null=True)
    files_dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_import"
        indexes = [
            models.Index(fields=["-id", "user"], name="platform_import_latest"),
            models.Index(
                fields=["pulse_at"],
                condition=Q(status__in=["checking", "running", "undoing"]),
                name="platform_import_active",
            ),
        ]


class ImportFile(models.Model):
    """An uploaded file; its bytes lie in chunks. `tables` describes the sheets: name, encoding, columns, samples."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    tables = models.JSONField(default=list)

    class Meta:
        db_table = "platform_import_file"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["job", "position"], name="platform_import_file_once")]


class ImportChunk(models.Model):
    """A few megabytes of a file: in the database so that every web and worker node can read it."""

    file = models.ForeignKey(ImportFile, models.CASCADE, related_name="chunks", db_index=False)
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "platform_import_chunk"
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="platform_import_chunk_once")]


class ImportBatch(models.Model):
    """Rows written in one transaction, with all that is needed to take them back.

    `step` and `links` name the part of the recipe, `last_line` how far the file is done; `before` holds the former
    values of the updated rows.
    """

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="batches", db_index=False)
    step = models.PositiveSmallIntegerField()
    links = models.BooleanField(default=False)
    last_line = models.BigIntegerField()
    resource = models.CharField(max_length=40)
    created = ArrayField(models.BigIntegerField(), default=list)
    updated = ArrayField(models.BigIntegerField(), default=list)
    before = models.JSONField(null=True)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_import_batch"
        constraints = [
            models.UniqueConstraint(
                fields=["job", "step", "links", "resource", "last_line"], name="platform_import_batch_once"
            )
        ]


class ImportIssue(models.Model):
    """Why a row was refused: by the check, the writing or the undo. `line` is the row's number in its file."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="issues", db_index=False)
    phase = models.CharField(max_length=5, choices=[(p, p) for p in ("check", "write", "undo")])
    step = models.PositiveSmallIntegerField()
    line = models.BigIntegerField()
    field = models.CharField(max_length=60)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        db_table = "platform_import_issue"
        indexes = [models.Index(fields=["job", "phase", "step", "line"], name="platform_import_issue_row")]


class ImportTwin(models.Model):
    """A new row that resembles a record (`twin_id`, if whoever imports may see it) or an earlier row of the file
    (`other_line`), and what shall become of it. `decided` tells a person's choice from the step's."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="twins", db_index=False)
    step = models.PositiveSmallIntegerField()
    line = models.BigIntegerField()
    twin_id = models.BigIntegerField(null=True)
    other_line = models.BigIntegerField(default=0)
    title = models.CharField(max_length=200)
    writable = models.BooleanField()
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    other_values = models.JSONField(null=True)
    decision = models.CharField(max_length=6)
    decided = models.BooleanField(default=False)

    class Meta:
        db_table = "platform_import_twin"
        constraints = [
            models.UniqueConstraint(fields=["job", "step", "line"], name="platform_import_twin_once"),
            models.CheckConstraint(
                condition=Q(decision__in=["add", "skip", "update"]), name="platform_import_twin_decision"
            ),
        ]


class ImportRecipe(models.Model):
    """A mapping saved under a name, to be used again."""

    name = models.CharField(max_length=100, unique=True)
    recipe = models.JSONField()
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "platform_import_recipe"
