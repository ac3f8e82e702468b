"""The deals behind a figure of the flow: what was, what became of it, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from yingdan.deals.figures import fen
from yingdan.deals.models import Stage
from yingdan.deals.selectors.deals import visible_deals
from yingdan.insight.rules import flow as rules
from yingdan.insight.selectors.flows import asof, stages, waterfall
from yingdan.insight.selectors.flows.moves import STEPS, Days, Params, Selection, of_cohort, of_period
from yingdan.insight.selectors.flows.waterfall import BLOCKS
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import invalid

MOST = 200
MANY = 5_000  # of more changes the latest are shown: to find the largest all would have to be read
_LARGEST = "greatest(amount, was_amount) desc, deal_id, since"
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure: of the waterfall (`block`), or of a stage in a period (`stage`) or of a cohort (`cohort`)."""

    kind: str
    stage: int
    name: str


_OUT_HERE = "coalesce(s.was_stage_id, s.stage_id) = %(stage)s"
# What a figure of a stage is called → the sums that it adds up, and which changes they count.
_WAYS: dict[str, tuple[tuple[str, ...], str]] = {
    **{f"in {name}": ((f"in {name}",), f"s.came = '{name}' and s.stage_id = %(stage)s") for name in rules.ENTERED},
    **{f"out {name}": ((f"out {name}",), f"s.went = '{name}' and {_OUT_HERE}") for name in rules.LEFT},
    "in all": (tuple(f"in {name}" for name in rules.ENTERED), "s.came is not null and s.stage_id = %(stage)s"),
    "out all": (tuple(f"out {name}" for name in rules.LEFT), f"s.went is not null and {_OUT_HERE}"),
    "out fell": (("out lost", "out abandoned"), f"s.went in ('lost', 'abandoned') and {_OUT_HERE}"),
    "skipped": (
        ("skipped",),
        "(s.came in ('new', 'forward') or s.went = 'won') and s.pipeline_id = g.pipeline_id and g.archived_at is null"
        " and g.position > case when s.came = 'new' then -1 else s.was_position end"
        " and g.position < case when s.went = 'won' then 32767 else s.position end"
        " and g.id not in (s.stage_id, coalesce(s.was_stage_id, 0))",
    ),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """How many changes (or open deals); how many of them are of deals that the actor cannot read, where that is counted
    (not of very many); the first of the others, and whether these are the latest instead of the largest."""

    count: int
    out_of_reach: int
    items: list[Change]
    latest: bool


def read(actor: Actor, chosen: Selection, days: Days, figure: str, due: bool) -> Behind:
    """The largest behind a figure, or – of very many – the latest. `figure`: `block:<name>` of the waterfall,
    `stage:<id>:<start|end|in …|out …|skipped>` of a period, `cohort:<id>:…` of the deals opened in it; `in all`,
    `out all` and `out fell` are several at once."""
    asked = _asked(figure)
    count = _count(chosen, days, asked, due)
    if count == 0:
        return Behind(0, 0, [], False)
    params = {**chosen.params(), **days.params(), "stage": asked.stage, "most": MOST}
    sql = _sql(chosen, asked, due)
    if count <= MANY or asked.name in ("start", "end"):
        unseen, hidden = _unseen(actor, sql, params) if count <= MANY else ([], 0)
        rows = _fetch(
            f"{sql} select * from found where deal_id <> all(%(unseen)s) order by {_LARGEST} limit %(most)s",  # noqa: S608
            {**params, "unseen": unseen},
        )
        return Behind(count, hidden, _told(actor, rows), False)
    rows = []
    for part in _backwards(days, count, asked.kind == "cohort"):
        rows += _fetch(f"{sql} select * from found order by since desc, deal_id limit %(most)s", {**params, **part})  # noqa: S608
        if len(rows) >= MOST:
            break
    return Behind(count, 0, _told(actor, rows[:MOST]), True)


def _unseen(actor: Actor, sql: str, params: Params) -> tuple[list[int], int]:
    """Deals that the actor cannot read now, and how many changes are theirs: a person's deals may lie with a team out
    of reach, and so may those that left a team."""
    if actor.scope("deal.read") is Scope.all:
        return [], 0
    times = dict(_fetch(f"{sql} select deal_id, count(*) from found group by 1", params))  # noqa: S608 - own words
    seen = set(visible_deals(actor).filter(id__among=sorted(times)).values_list("id", flat=True))
    unseen = sorted(set(times) - seen)
    return unseen, sum(times[deal] for deal in unseen)


def _backwards(days: Days, count: int, cohort: bool) -> Iterator[Params]:
    """The period in parts from its end, at first as long as it should take to find enough, then ever longer. Of a
    cohort these are the days of opening."""
    last, span = days.last, 2 * MOST * ((days.last - days.first).days + 1) // count + 1
    while last >= days.first:
        part = Days(max(days.first, last - timedelta(days=span - 1)), last).params()
        yield {name: part[name] for name in (("first", "last") if cohort else ("begin", "after"))}
        last, span = last - timedelta(days=span), 2 * span


def _fetch(sql: str, params: Params) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _asked(figure: str) -> Asked:
    """What a figure's name says; 422 when it says nothing."""
    kind, _, rest = figure.partition(":")
    if kind == "block" and rest in ("start", "end", *BLOCKS):
        return Asked(kind, 0, rest)
    stage, _, name = rest.partition(":")
    known = name in ("start", "end") if kind == "stage" else False
    if kind in ("stage", "cohort") and stage.isascii() and stage.isdigit() and len(stage) < 19:  # noqa: SIM102
        if known or name in _WAYS:
            return Asked(kind, int(stage), name)
    raise invalid("figure", "bad_value")


def _count(chosen: Selection, days: Days, asked: Asked, due: bool) -> int:
    """As the figure itself counts."""
    if asked.name in ("start", "end"):
        at = "opening" if asked.name == "start" else "closing"
        if asked.kind == "block":
            return asof.pile(chosen, days.params(), at, due)[0]
        return asof.by_stage(chosen, days.params(), at).get(asked.stage, (0, 0, 0))[0]
    if asked.kind == "block":
        return waterfall.changes(chosen, days, due).get(asked.name, (0, 0))[0]
    found = stages.counted(chosen, days, "period" if asked.kind == "stage" else "cohort").get(asked.stage, {})
    return sum(found.get(name, (0, 0))[0] for name in _WAYS[asked.name][0])


def _sql(chosen: Selection, asked: Asked, due: bool) -> str:
    """`found`: the rows behind the figure."""
    if asked.name in ("start", "end"):
        return _open(chosen, asked.name, due, "where s.stage_id = %(stage)s" if asked.kind == "stage" else "")
    if asked.kind == "block":
        found = f"select {_CHANGED} from move s where {BLOCKS[asked.name][0]}"  # noqa: S608
        return f"with {of_period(chosen, due)}, found as ({found})"
    moves = of_period(chosen) if asked.kind == "stage" else of_cohort(chosen)
    found = f"select {_CHANGED} from step s join deals_stage g on g.id = %(stage)s where {_WAYS[asked.name][1]}"  # noqa: S608
    return f"with {moves}, {STEPS}, found as ({found})"


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
