"""The changes of deals that a selection asks for, as SQL: what every figure of the flow is summed from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

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


def of_period(chosen: Selection, due: bool = False) -> str:
    """`move`: every change in the period that concerns the selection. `now_in` and `was_in`: an open deal of it after
    and before; `here_now` and `here_was`: of its people and pipeline, open or not. With `due` only deals expected to
    close by the last day count as in it."""
    now_due, was_due = (f"and {was}expected_close <= %(last)s" if due else "" for was in ("r.", "r.was_"))
    lane = "" if chosen.pipeline is None else "and %(pipeline)s in (r.pipeline_id, w.pipeline_id)"
    return f"""
changed as (
    select s.*, true as here from deals_dealstate s
    where s.since >= %(begin)s and s.since < %(after)s and {chosen.sought("s.")} {chosen.of_deal("s.deal_id")}
    union all
    select s.*, false from deals_dealstate s
    where s.since >= %(begin)s and s.since < %(after)s and {_MOVED} and {chosen.sought("s.was_")}
    and not {chosen.inside("s.")} {chosen.of_deal("s.deal_id")}
),
move as (
    select m.*, here_now and status = 'open' and due_now as now_in,
        here_was and was_status = 'open' and due_was as was_in
    from (
        select r.*, g.position, w.position as was_position, coalesce(w.pipeline_id, r.pipeline_id) as was_pipeline_id,
            r.here {chosen.in_pipeline("r.pipeline_id")} as here_now,
            coalesce({chosen.inside("r.was_")} {chosen.in_pipeline("w.pipeline_id")}, false) as here_was,
            coalesce(true {now_due}, false) as due_now, coalesce(true {was_due}, false) as due_was
        from changed r join deals_stage g on g.id = r.stage_id left join deals_stage w on w.id = r.was_stage_id
        where true {lane}
    ) m
)"""  # noqa: S608 - own words


def of_cohort(chosen: Selection) -> str:
    """`move`: every change of the deals opened in the period, whenever it happened; they are the owner's of today."""
    return f"""
move as (
    select r.*, g.position, w.position as was_position, coalesce(w.pipeline_id, r.pipeline_id) as was_pipeline_id,
        true as here_now, r.was_status is not null as here_was, r.status = 'open' as now_in,
        coalesce(r.was_status = 'open', false) as was_in
    from deals_deal d join deals_dealstate r on r.deal_id = d.id
    join deals_stage g on g.id = r.stage_id left join deals_stage w on w.id = r.was_stage_id
    where d.opened_on between %(first)s and %(last)s and {chosen.sought("d.")} {chosen.in_pipeline("d.pipeline_id")}
    {chosen.of_deal("d.id")}
)"""  # noqa: S608 - own words


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
