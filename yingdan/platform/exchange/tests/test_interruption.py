"""Imports that are cut off: nothing half-written, and going on leads to the same end."""

from typing import Any

import pytest

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.platform.exchange import commit, jobs, running, sessions
from yingdan.platform.exchange.tests.helpers import prepare, reasons, step, take_back, write
from yingdan.platform.models import ImportBatch, ImportJob, Notification

ROWS = 250
TEXT = "n,p\n" + "".join(f"公司{n},{f'公司{n + 1}' if n % 50 == 0 else ''}\n" for n in range(ROWS)) + "公司7,\n"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(running.Input.batches, "__defaults__", (40,))


def import_job(**more: Any) -> ImportJob:
    return prepare(
        step("customer", "c.csv", "name", fields={"name": "n", "parent": "p"}), files={"c.csv": TEXT}, **more
    )


class Killed(BaseException):
    """Stands for a process that dies: nothing catches it."""


def killed_after(monkeypatch, batches: int, where: str) -> None:
    """The process dies in the batch after so many: before or after its rows are written."""
    original = getattr(commit._Run, where)
    calls = iter(range(10_000))

    def dying(self, *args, **named):
        answer = original(self, *args, **named) if where == "_keep" else None
        if next(calls) == batches:
            raise Killed
        return answer if where == "_keep" else original(self, *args, **named)

    monkeypatch.setattr(commit._Run, where, dying)


@pytest.mark.parametrize("where", ["_write", "_keep"])
@pytest.mark.parametrize("batches", [0, 3, 6, 8])
def test_a_killed_import_goes_on_where_it_stopped(cast, monkeypatch, where, batches):
    job = import_job()
    with monkeypatch.context() as patch:
        killed_after(patch, batches, where)
        with pytest.raises(Killed):
            write(job)
    kept = sum(len(ids) for ids in ImportBatch.objects.filter(job=job).values_list("created", flat=True))
    assert Customer.objects.count() == kept == min(batches * 40, ROWS)
    commit.write(job)
    assert (job.status, job.counts) == ("done", {"new": ROWS, "error": 1})
    assert Customer.objects.count() == ROWS
    assert Customer.objects.values_list("parent__name").get(name="公司0") == ("公司1",)
    assert reasons(job) == [(ROWS + 2, "name", "import_duplicate")]


def test_a_silent_import_is_woken_and_a_live_one_left_alone(cast, monkeypatch):
    job = import_job()
    sessions.mark(job, "running")
    woken: list[int] = []
    monkeypatch.setattr("yingdan.kernel.jobs.defer", lambda name, job_id: woken.append(job_id))
    jobs.resume_imports()
    assert woken == []
    ImportJob.objects.update(pulse_at=clock.now() - 2 * jobs.SILENCE)
    jobs.resume_imports()
    assert woken == [job.pk]
    jobs.run_import(job.pk)
    job.refresh_from_db()
    assert job.status == "done"


def test_a_cancelled_import_stops_and_can_be_undone(cast, monkeypatch):
    job = import_job()

    def stop(done: int, total: int) -> None:
        if done >= 80:
            ImportJob.objects.filter(pk=job.pk).update(status="cancelled")

    sessions.mark(job, "running")
    commit.write(job, progress=stop)
    assert job.status == "cancelled"
    assert Customer.objects.count() == 80
    assert take_back(job).status == "undone"
    assert Customer.objects.count() == 0


def test_a_mistake_of_ours_ends_the_import_as_failed(cast, monkeypatch):
    job = import_job()
    sessions.mark(job, "running")

    def broken(self):
        raise RuntimeError("boom")

    with monkeypatch.context() as patch:
        patch.setattr(commit._Run, "all", broken)
        with pytest.raises(RuntimeError):
            jobs.run_import(job.pk)
    job.refresh_from_db()
    assert (job.status, (job.problem or {}).get("code")) == ("failed", "import_failed")
    sessions.resume(job)
    commit.write(job)
    assert job.status == "done"


def test_the_importer_is_told_when_it_is_done(cast):
    admin = cast.admin.user
    job = import_job()
    ImportJob.objects.filter(pk=job.pk).update(user=admin, channel="web")
    write(job)
    told = Notification.objects.get(user=admin)
    assert (told.kind, told.path, told.params["new"]) == ("import.done", f"/imports/{job.pk}", ROWS)
