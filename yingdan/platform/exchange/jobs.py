"""Imports in the background: checking, writing, undoing, going on after a crash, dropping old files."""

import logging
from datetime import timedelta

from django.db import OperationalError

from yingdan.kernel import clock, jobs
from yingdan.platform.exchange import commit, indexes, undo, validation
from yingdan.platform.exchange.fields import resource_of
from yingdan.platform.exchange.limits import UNDO_DAYS
from yingdan.platform.exchange.running import Busy
from yingdan.platform.models import ImportBatch, ImportChunk, ImportJob

log = logging.getLogger("yingdan.imports")
WORK = {"checking": validation.check, "running": commit.write, "undoing": undo.take_back}
SILENCE = timedelta(seconds=90)


@jobs.job("platform.run_import")
def run_import(job_id: int) -> None:
    """Does what the import's status asks for; an import that somebody else works on is left to them."""
    job = ImportJob.objects.filter(pk=job_id).first()
    if job is None or job.status not in WORK:
        return
    try:
        WORK[job.status](job)
    except Busy:
        log.info("import %s is being worked on already", job_id)
    except OperationalError:
        raise  # the database is away: platform.resume_imports goes on where this stopped
    except Exception as error:
        ImportJob.objects.filter(pk=job_id, status=job.status).update(
            status="failed",
            problem={"code": "import_failed", "params": {"detail": f"{type(error).__name__}: {error}"[:300]}},
            finished_at=clock.now(),
        )
        raise


@jobs.job("platform.settle_import")
def settle_import(job_id: int) -> None:
    """Sorts what an import has added into the search indexes."""
    names = ImportBatch.objects.filter(job_id=job_id).values_list("resource", flat=True).distinct()
    indexes.settle(resource_of(name).model._meta.db_table for name in names)


@jobs.job("platform.resume_imports", schedule="* * * * *")
def resume_imports() -> None:
    """Wakes imports that a crash has left half done."""
    silent = ImportJob.objects.filter(status__in=list(WORK), pulse_at__lt=clock.now() - SILENCE)
    for job_id in silent.values_list("pk", flat=True):
        jobs.defer("platform.run_import", job_id=job_id)


@jobs.job("platform.drop_import_files", schedule="20 19 * * *")
def drop_import_files() -> None:
    """Deletes the bytes of files when the import can no longer be undone."""
    old = ImportJob.objects.filter(created_at__lt=clock.now() - timedelta(days=UNDO_DAYS), files_dropped_at=None)
    for job in old.exclude(status__in=list(WORK)):
        ImportChunk.objects.filter(file__job=job).delete()
        ImportJob.objects.filter(pk=job.pk).update(files_dropped_at=clock.now())
