"""Whether the product works: the database answers, its tables are there, the worker's pulse is fresh."""

from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import DateTimeField, Func
from django.db.utils import InterfaceError

from yingdan import __version__
from yingdan.demo import services as demo
from yingdan.platform.models import Company, Heartbeat

WORKER = "worker"
FRESH = timedelta(seconds=35)  # three beats and a little


def beat() -> None:
    """The worker says that it lives, by the database's clock: nodes' clocks may differ."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": _now()})


def report() -> tuple[int, dict[str, Any]]:
    """HTTP status (200, or 503 when a part is down) and what /api/health says."""
    body: dict[str, Any] = {
        "status": "down",
        "version": __version__,
        "database": {"ok": False, "version": None},
        "worker": {"ok": False, "last_seen": None},
        "demo": False,
        "logins": [],
    }
    try:
        body["database"] = {"ok": True, "version": _server_version()}
        body["worker"] = worker()
        body["demo"] = Company.objects.filter(is_demo=True).exists()
    except (DatabaseError, InterfaceError):
        body["database"]["ok"] = False
        return 503, body
    if body["demo"]:
        body["logins"] = demo.logins()
    if not body["worker"]["ok"]:
        return 503, body
    return 200, {**body, "status": "ok"}


def worker() -> dict[str, Any]:
    """The last pulse and whether it is recent."""
    last = Heartbeat.objects.filter(name=WORKER).annotate(now=_now()).values_list("at", "now").first()
    if last is None:
        return {"ok": False, "last_seen": None}
    return {"ok": last[1] - last[0] < FRESH, "last_seen": last[0]}


def _server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]


def _now() -> Func:
    return Func(function="clock_timestamp", output_field=DateTimeField())
