"""The deals behind a figure of the flow: what was, what became of it, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from yingdan.deals.figures import fen
from yingdan.deals.models import Stage
from yingdan.deals.selectors.deals import visible_deals
from yingdan.insight.rules import flow as rules
from yingdan.insight.selectors.flows import asof
from yingdan.insight.selectors.flows.moves import STEPS, Days, Selection, of_cohort, of_period
from yingdan.insight.selectors.flows.waterfall import PARTS
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid

MOST = 200
_NOW = "s.deal_id, s.since, null::text as was_status, s.status, null::bigint as was_stage, s.stage_id as stage"
_STANDING = f"{_NOW}, null::numeric as was_amount, s.amount, null::date as was_expected, s.expected_close as expected"
_CHANGED = (
    "s.deal_id, s.since, s.was_status, s.status, s.was_stage_id as was_stage, s.stage_id as stage, s.was_amount,"
    " s.amount, s.was_expected_close as was_expected, s.expected_close as expected"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A deal, and what changed; the `was_` values are null where nothing was before, or nothing changed is meant."""

    id: int
    name: str
    customer: str | None
    owner: str | None
    at: datetime
    was_status: str | None
    status: str
    was_stage: str | None
    stage: str
    was_fen: int | None
    fen: int
    was_expected: date | None
    expected: date | None


def read(actor: Actor, chosen: Selection, days: Days, figure: str, due: bool) -> tuple[int, list[Change]]:
    """How many deals, and the first of them, the largest first. `figure`: `block:<name>` of the waterfall,
    `stage:<id>:<start|end|in …|out …|skipped>` of a period, `cohort:<id>:…` of the deals opened in it; `in all`,
    `out all` and `out fell` are several at once."""
    sql, more = _sql(chosen, figure, due)
    params = {**chosen.params(), **days.params(), **more, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} select count(distinct deal_id) from found", params)  # noqa: S608 - own words
        count = cursor.fetchone()[0]
        cursor.execute(
            f"{sql} select * from found order by greatest(amount, was_amount) desc, deal_id, since limit %(most)s",  # noqa: S608
            params,
        )
        rows = cursor.fetchall()
    return count, _told(actor, rows)


def _sql(chosen: Selection, figure: str, due: bool) -> tuple[str, dict[str, Any]]:
    kind, _, rest = figure.partition(":")
    if kind == "block":
        if rest in ("start", "end"):
            return _open(chosen, rest, due), {}
        if rest in (*rules.GAINS, *rules.LOSSES):
            found = f"select {_CHANGED} from move s join part p using (deal_id, since) where p.block = %(block)s"  # noqa: S608
            return f"with {of_period(chosen, due)}, {PARTS}, found as ({found})", {"block": rest}
    stage, _, way = rest.partition(":")
    if kind not in ("stage", "cohort") or not (stage.isascii() and stage.isdigit() and len(stage) < 19):
        raise invalid("figure", "bad_value")
    return _of_stage(chosen, kind, way), {"stage": int(stage), "way": way.partition(" ")[2]}


def _of_stage(chosen: Selection, kind: str, way: str) -> str:
    moves = f"with {of_period(chosen) if kind == 'stage' else of_cohort(chosen)}, {STEPS}"
    if kind == "stage" and way in ("start", "end"):
        return _open(chosen, way, False, "where s.stage_id = %(stage)s")
    direction, _, name = way.partition(" ")
    if direction == "in" and name in rules.ENTERED:
        where = "s.came = %(way)s and s.stage_id = %(stage)s"
    elif way in ("in all", "out all"):
        where = (
            "s.came is not null and s.stage_id = %(stage)s"
            if direction == "in"
            else "s.went is not null and coalesce(s.was_stage_id, s.stage_id) = %(stage)s"
        )
    elif way == "out fell":
        where = "s.went in ('lost', 'abandoned') and coalesce(s.was_stage_id, s.stage_id) = %(stage)s"
    elif direction == "out" and name in rules.LEFT:
        where = "s.went = %(way)s and coalesce(s.was_stage_id, s.stage_id) = %(stage)s"
    elif way == "skipped":
        where = (
            "(s.came in ('new', 'forward') or s.went = 'won') and s.pipeline_id = g.pipeline_id"
            " and g.position > case when s.came = 'new' then -1 else s.was_position end"
            " and g.position < case when s.went = 'won' then 32767 else s.position end"
            " and g.id not in (s.stage_id, coalesce(s.was_stage_id, 0))"
        )
    else:
        raise invalid("figure", "bad_value")
    return f"{moves}, found as (select {_CHANGED} from step s join deals_stage g on g.id = %(stage)s where {where})"  # noqa: S608


def _open(chosen: Selection, end: str, due: bool, where: str = "") -> str:
    at = "%(opening)s" if end == "start" else "%(closing)s"
    return f"with found as (select {_STANDING} from ({asof.standing(chosen, at, due)}) s {where})"  # noqa: S608


def _told(actor: Actor, rows: list[Any]) -> list[Change]:
    names = {
        row[0]: row[1:]
        for row in visible_deals(actor)
        .filter(id__in={row[0] for row in rows})
        .values_list("id", "name", "customer__name", "owner__name")
    }
    lanes = dict(Stage.objects.values_list("id", "name"))
    return [
        Change(
            deal, *names[deal], at, was_status, status, lanes.get(was_stage), lanes[stage],
            None if was is None else fen(was), fen(amount), was_expected, expected,
        )
        for deal, at, was_status, status, was_stage, stage, was, amount, was_expected, expected in rows
        if deal in names
    ]  # fmt: skip
