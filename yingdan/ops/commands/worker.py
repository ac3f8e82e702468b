"""`yingdan worker`: runs background jobs and schedules; its pulse shows that the loop that runs them lives."""

import argparse
import asyncio
import logging
import os

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from procrastinate import App
from procrastinate.contrib.django import app as procrastinate_app
from procrastinate.contrib.django.django_connector import DjangoConnector

from yingdan.ops import database, discover, health, logs, processes
from yingdan.ops.console import say

BEAT_SECONDS = 10
STOP_SECONDS = 20
STALLED_EVERY = 6  # beats
log = logging.getLogger("yingdan.worker")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    concurrency = int(os.environ.get("YINGDAN_WORKER_JOBS") or 2)
    parser.add_argument("--jobs", type=int, default=concurrency, help="how many jobs run at the same time")


def run(args: argparse.Namespace) -> None:
    """Works until it is told to stop; jobs under way get some seconds to end."""
    processes.die_with_supervisor()
    with database.ready():
        logs.configure("worker")
        discover.load_jobs()
        connector = procrastinate_app.connector
        assert isinstance(connector, DjangoConnector)
        with procrastinate_app.replace_connector(connector.get_worker_connector()) as app:
            asyncio.run(_work(app, args.jobs))
    say("The worker has stopped.")


async def _work(app: App, jobs: int) -> None:
    beating = asyncio.create_task(_beat(app))
    try:
        async with app.open_async():
            await app.run_worker_async(
                concurrency=jobs, shutdown_graceful_timeout=STOP_SECONDS, delete_jobs="successful", name="yingdan"
            )
    finally:
        beating.cancel()


async def _beat(app: App) -> None:
    """Writes the pulse; now and then gives back the jobs of workers that were killed."""
    beat = 0
    while True:
        try:
            await sync_to_async(_pulse)()
            if beat % STALLED_EVERY == 0:
                await _retry_stalled(app)
        except Exception:
            log.exception("The pulse could not be written; the next is tried in %s seconds", BEAT_SECONDS)
            await sync_to_async(connection.close)()
        beat += 1
        await asyncio.sleep(BEAT_SECONDS)


def _pulse() -> None:
    close_old_connections()
    health.beat()


async def _retry_stalled(app: App) -> None:
    for job in await app.job_manager.get_stalled_jobs():
        log.warning("Job %s (%s) belonged to a worker that is gone; it runs again", job.id, job.task_name)
        await app.job_manager.retry_job(job)
