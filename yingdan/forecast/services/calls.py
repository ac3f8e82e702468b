"""Calls go into the ledger: submitted for oneself or the team one leads, overridden by a superior, taken back."""

from dataclasses import dataclass

from django.db import connection

from yingdan.forecast.models import Call, Setup
from yingdan.forecast.rules import horizon
from yingdan.forecast.selectors import ledger
from yingdan.forecast.selectors.setup import setup
from yingdan.forecast.services import passing
from yingdan.kernel import clock, money
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Forbidden, invalid
from yingdan.kernel.texts import text
from yingdan.org.models import Team
from yingdan.platform.services import events
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

READ, SUBMIT, OVERRIDE, MANAGE = "forecast.read", "forecast.submit", "forecast.override", "forecast_setup.manage"
MOST = 10**16


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says: commit and best case in fen, why, and the id of the last entry they had seen (0: none)."""

    commit: int
    best: int
    note: str = ""
    seen: int | None = None


def may_submit(actor: Actor, place: nodes.Place) -> bool:
    """For oneself, or for a team that one leads."""
    if actor.member_id is None or not actor.may(SUBMIT):
        return False
    if place.kind == "member":
        return place.id == actor.member_id
    return Team.objects.filter(id=place.id, manager_id=actor.member_id).exists()


def may_override(actor: Actor, place: nodes.Place) -> bool:
    """For those within reach, oneself excepted."""
    if place.kind == "team":
        return actor.reaches_team(OVERRIDE, place.id)
    return place.id != actor.member_id and nodes.reaches_member(actor, OVERRIDE, place.id, place.team)


def submit(actor: Actor, node: str, period: str, said: Said) -> Call:
    """The own call."""
    actor.need(SUBMIT)
    place = nodes.find(actor, READ, node)
    if not may_submit(actor, place):
        raise Forbidden(permission=SUBMIT)
    return _enter(actor, place, period, "submitted", said)


def override(actor: Actor, node: str, period: str, said: Said) -> Call:
    """A superior's figure in the place of what was submitted; both are kept and shown."""
    place = nodes.find(actor, OVERRIDE, node)
    if not may_override(actor, place):
        raise AppError("forecast_own", 409)
    if not said.note.strip():
        raise invalid("note", "forecast_reason")
    return _enter(actor, place, period, "overridden", said)


def withdraw(actor: Actor, node: str, period: str, note: str, seen: int | None) -> Call:
    """Takes an override back: what was submitted counts again."""
    place = nodes.find(actor, OVERRIDE, node)
    if not may_override(actor, place):
        raise AppError("forecast_own", 409)
    if not note.strip():
        raise invalid("note", "forecast_reason")
    return _enter(actor, place, period, "withdrawn", Said(0, 0, note, seen))


def span_of(period: str, settings: Setup, locale: str = "zh-CN") -> Period:
    """The period of a call: of the kind that people submit for, and not over."""
    span = periods.parse(period)
    if span.kind != settings.cadence:
        word = text(f"forecast_{settings.cadence}", locale)
        raise invalid("period", "forecast_period", cadence=word)
    if span.end < clock.today():
        raise invalid("period", "forecast_over", period=span.key)
    return span


def _enter(actor: Actor, place: nodes.Place, period: str, kind: str, said: Said) -> Call:
    settings = setup()
    span = span_of(period, settings, actor.locale)
    if not 0 <= said.commit <= MOST or not said.best <= MOST:
        raise invalid("commit", "too_large", max=MOST)
    if said.best < said.commit:
        raise invalid("best", "forecast_order")
    _one_at_a_time(place, span)
    last = next(iter(ledger.entries(place.kind, place.id, span.key, 1)), None)
    if said.seen is not None and (last.pk if last else 0) != said.seen and last is not None:
        raise Conflict("forecast_changed", name=last.by_name, current=last.pk)
    key = (place.kind, place.id)
    moment = clock.now()
    before = ledger.said([span.key], moment, [key])[span.key].get(key)
    if kind == "withdrawn" and (before is None or before.override is None):
        raise Conflict("forecast_not_overridden")
    amounts = {"commit": None, "best": None} if kind == "withdrawn" else {"commit": said.commit, "best": said.best}
    call = Call.objects.create(
        kind=kind, period=span.key, start=span.start, end=span.end, note=said.note.strip(), by_id=actor.member_id,
        by_name=actor.name, at=moment, instead_of=before.counts[0] if before and before.counts else None, **amounts,
        **{f"{place.kind}_id": place.id},
    )  # fmt: skip
    after = ledger.said([span.key], moment, [key])[span.key][key]
    passing.on(place, span, before, after)
    _told(actor, place, span, call)
    return call


def _one_at_a_time(place: nodes.Place, span: Period) -> None:
    """Two who write at once for the same node: the second sees what the first wrote."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"forecast {place.key} {span.key}"])


def _told(actor: Actor, place: nodes.Place, span: Period, call: Call) -> None:
    said = {name: money.from_fen(value) for name in ("commit", "best") if (value := getattr(call, name)) is not None}
    events.record(
        actor=actor, verb=f"forecast.{call.kind}", resource=place.kind, object_id=place.id, name=place.name,
        period=span.key, note=call.note, **{name: str(value) for name, value in said.items()},
    )  # fmt: skip


def ahead(settings: Setup) -> list[Period]:
    """The periods that people may submit for now."""
    return [one for one in horizon.ahead(clock.today()) if one.kind == settings.cadence]
