"""The changes of deals that a selection asks for, as SQL: what every figure of the flow is summed from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from yingdan.kernel import clock
from yingdan.targets.selectors import nodes

Params = dict[str, Any]
# As in the index deals_state_moved, word for word: owners and teams that gave deals away.
_MOVED = "was_status is not null and (was_owner_id is distinct from owner_id or was_team_id is distinct from team_id)"


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose deals, of which pipeline (None = all), source and main product."""

    place: nodes.Place
    pipeline: int | None = None
    source: str | None = None
    product: int | None = None

    def params(self) -> Params:
        """What the SQL of this selection refers to."""
        return {
            "owner": self.place.owner, "teams": self.place.teams, "pipeline": self.pipeline, "source": self.source,
            "product": self.product,
        }  # fmt: skip

    def inside(self, prefix: str = "") -> str:
        """Whether columns `<prefix>owner_id` and `<prefix>team_id` are of the node; never null."""
        if self.place.owner is not None:
            return f"coalesce({prefix}owner_id = %(owner)s, false)"
        if self.place.teams is not None:
            return f"coalesce({prefix}team_id = any(%(teams)s), false)"
        return f"{prefix}team_id is not null"

    def sought(self, prefix: str = "") -> str:
        """The same, as an index looks it up."""
        return self.inside(prefix).removeprefix("coalesce(").removesuffix(", false)")

    def of_deal(self, deal: str) -> str:
        """A further condition by what the deal is about; empty when anything will do."""
        rules = []
        if self.source is not None:
            rules.append("f.source = %(source)s")
        if self.product is not None:
            rules.append("f.product_id = %(product)s")
        if not rules:
            return ""
        return f"and exists (select from deals_deal f where f.id = {deal} and {' and '.join(rules)})"

    def in_pipeline(self, column: str) -> str:
        """A further condition on a column with a pipeline."""
        return "" if self.pipeline is None else f"and {column} = %(pipeline)s"


@dataclass(frozen=True, slots=True)
class Days:
    """From the beginning of the first day to the end of the last one."""

    first: date
    last: date

    def params(self) -> Params:
        """As instants; `opening` and `closing` are the last instants before and within."""
        begin, after = clock.day_start(self.first), clock.day_start(self.last + timedelta(days=1))
        tick = timedelta(microseconds=1)
        return {
            "begin": begin, "after": after, "opening": begin - tick, "closing": after - tick, "first": self.first,
            "last": self.last,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Months:
    """The whole months within some days, from the first day of one to the first day after the last."""

    first: date
    end: date

    def params(self) -> Params:
        """As days and as instants."""
        return {
            "first_month": self.first, "end_month": self.end, "whole": clock.day_start(self.first),
            "broken": clock.day_start(self.end),
        }  # fmt: skip


def whole_months(chosen: Selection, days: Days, opened: bool = False) -> Months | None:
    """The months that need no single change: of teams, whatever the deals are about. The month that is not over counts
    as whole until today, for nothing has happened since – but a deal may be `opened` on a day to come."""
    if chosen.place.owner is not None or chosen.source is not None or chosen.product is not None:
        return None
    first = (days.first + relativedelta(months=1, days=-1)).replace(day=1)
    end = (days.last + timedelta(days=1)).replace(day=1)
    if days.last >= clock.today() and not opened:
        end = clock.today() + relativedelta(months=1, day=1)
    return Months(first, end) if first < end else None


def of_period(chosen: Selection, due: bool = False, months: Months | None = None, more: str = "") -> str:
    """`move`: every change in the period that concerns the selection, `n` = 1 each. `now_in` and `was_in`: an open deal
    of it after and before; `here_now` and `here_was`: of its people and pipeline, open or not. With `due` only deals
    expected to close by the last day count as in it. Of `months` only what changed teams: the rest: `of_months`."""
    now_due, was_due = (f"and {was}expected_close <= %(last)s" if due else "" for was in ("r.", "r.was_"))
    lane = "" if chosen.pipeline is None else "and %(pipeline)s in (r.pipeline_id, w.pipeline_id)"
    rest = f"{chosen.of_deal('s.deal_id')} {more}"
    edges = ["s.since >= %(begin)s and s.since < %(after)s"]
    if months:
        edges = ["s.since >= %(begin)s and s.since < %(whole)s", "s.since >= %(broken)s and s.since < %(after)s"]
    whole = "team_id is distinct from was_team_id and since >= %(whole)s and since < %(broken)s" if months else "false"
    parts = [(f"deals_dealstate s where {edge}", f"deals_dealstate s where {edge} and {_MOVED}") for edge in edges]
    parts.append(("moved s where true", "moved s where true"))
    changed = [f"select s.*, true as here from {all_} and {chosen.sought('s.')} {rest}" for all_, _ in parts]  # noqa: S608
    changed += [
        f"select s.*, false from {given} and {chosen.sought('s.was_')} and not {chosen.inside('s.')} {rest}"  # noqa: S608
        for _, given in parts
    ]
    # Those that changed teams are few: found first, by their own index, whatever the planner thinks.
    return f"""
moved as materialized (select * from deals_dealstate where {_MOVED} and {whole}),
changed as (
    {" union all ".join(changed)}
),
move as (
    select m.*, here_now and status = 'open' and due_now as now_in,
        here_was and was_status = 'open' and due_was as was_in
    from (
        select r.*, 1 as n, g.position, w.position as was_position,
            coalesce(w.pipeline_id, r.pipeline_id) as was_pipeline_id,
            case when amount > was_amount then 1 else 0 end as grown, greatest(amount - was_amount, 0) as grown_by,
            case when amount < was_amount then 1 else 0 end as shrunk, least(amount - was_amount, 0) as shrunk_by,
            r.here {chosen.in_pipeline("r.pipeline_id")} as here_now,
            coalesce({chosen.inside("r.was_")} {chosen.in_pipeline("w.pipeline_id")}, false) as here_was,
            coalesce(true {now_due}, false) as due_now, coalesce(true {was_due}, false) as due_was
        from changed r join deals_stage g on g.id = r.stage_id left join deals_stage w on w.id = r.was_stage_id
        where true {lane}
    ) m
)"""  # noqa: S608 - own words


def of_months(chosen: Selection) -> str:
    """`move` like that of a period, but each row stands for `n` changes alike of whole months: those in which a deal
    kept its team. `amount` and `was_amount` are their sums; they are all in the selection, before and after."""
    return f"""
move as (
    select m.*, here_now and status = 'open' as now_in, here_was and was_status = 'open' as was_in,
        true as due_now, true as due_was
    from (
        select t.*, g.pipeline_id, g.position, w.position as was_position,
            coalesce(w.pipeline_id, g.pipeline_id) as was_pipeline_id, true {chosen.in_pipeline("g.pipeline_id")}
            as here_now, coalesce(was_status is not null {chosen.in_pipeline("w.pipeline_id")}, false) as here_was
        from (
            select stage_id, nullif(was_stage_id, 0) as was_stage_id, status, nullif(was_status, '') as was_status,
                sum(changes) as n, sum(amount) as amount, sum(was_amount) as was_amount, sum(grown) as grown,
                sum(grown_by) as grown_by, sum(shrunk) as shrunk, sum(shrunk_by) as shrunk_by
            from deals_changetally where month >= %(first_month)s and month < %(end_month)s and {chosen.sought()}
            group by 1, 2, 3, 4
        ) t join deals_stage g on g.id = t.stage_id left join deals_stage w on w.id = t.was_stage_id
    ) m
)"""  # noqa: S608 - own words


def sources(chosen: Selection, due: bool, months: Months | None) -> list[tuple[str, Params]]:
    """The SQL of `move`, with its further parameters, whose sums put together are those of the period."""
    if months is None:
        return [(of_period(chosen, due), {})]
    more = months.params()
    return [(of_period(chosen, due, months), more), (of_months(chosen), more)]


def of_cohort(chosen: Selection, opened: str = "d.opened_on between %(first)s and %(last)s", more: str = "") -> str:
    """`move`: every change of the deals opened in the period, whenever it happened; they are the owner's of today."""
    return f"""
move as (
    select r.*, 1 as n, g.position, w.position as was_position,
        coalesce(w.pipeline_id, r.pipeline_id) as was_pipeline_id, true as here_now,
        r.was_status is not null as here_was, r.status = 'open' as now_in,
        coalesce(r.was_status = 'open', false) as was_in
    from (
        select d.id from deals_deal d
        where {opened} and {chosen.sought("d.")} {chosen.in_pipeline("d.pipeline_id")} {chosen.of_deal("d.id")} {more}
    ) d cross join lateral (select * from deals_dealstate s where s.deal_id = d.id offset 0) r
    join deals_stage g on g.id = r.stage_id left join deals_stage w on w.id = r.was_stage_id
)"""  # noqa: S608 - own words


def of_cohort_months(chosen: Selection) -> str:
    """The same for the deals opened in whole months: each row stands for `n` changes alike."""
    return f"""
move as (
    select t.*, g.pipeline_id, g.position, w.position as was_position,
        coalesce(w.pipeline_id, g.pipeline_id) as was_pipeline_id, true as here_now,
        was_status is not null as here_was, status = 'open' as now_in,
        coalesce(was_status = 'open', false) as was_in
    from (
        select stage_id, nullif(was_stage_id, 0) as was_stage_id, status, nullif(was_status, '') as was_status,
            sum(changes) as n, sum(amount) as amount, sum(was_amount) as was_amount
        from deals_cohorttally where month >= %(first_month)s and month < %(end_month)s and {chosen.sought()}
        {chosen.in_pipeline("pipeline_id")} group by 1, 2, 3, 4
    ) t join deals_stage g on g.id = t.stage_id left join deals_stage w on w.id = t.was_stage_id
)"""  # noqa: S608 - own words


def cohort_sources(chosen: Selection, months: Months | None) -> list[tuple[str, Params]]:
    """The same for a cohort."""
    if months is None:
        return [(of_cohort(chosen), {})]
    before = "d.opened_on >= %(first)s and d.opened_on < %(first_month)s"
    edges = f"({before} or d.opened_on between %(end_month)s and %(last)s)"
    return [(of_cohort(chosen, edges), months.params()), (of_cohort_months(chosen), months.params())]


# How a deal came into the stage where it is after a change, and how it left the one where it was; null = it did not.
# A deal that is known only closed came and went at once.
STEPS = """
step as (
    select m.*,
        case when here_now and was_status is null then 'new'
             when now_in and not was_in then case when was_status <> 'open' then 'reopened' else 'moved_in' end
             when now_in and was_stage_id <> stage_id
             then case when position >= was_position then 'forward' else 'back' end
        end as came,
        case when was_in and status <> 'open' or here_now and was_status is null and status <> 'open' then status
             when was_in and not now_in then 'moved_out'
             when was_in and was_stage_id <> stage_id
             then case when position >= was_position then 'passed' else 'returned' end
        end as went
    from move m
)"""
