"""Triggers that keep the states of deals, and the states of the deals there are."""

from pathlib import Path

from django.conf import settings
from django.db import migrations

FOLDER = Path(__file__).parent
ZONE = settings.COMPANY_TIME_ZONE
DAYS = f"""
create function deals_day_start(day date) returns timestamptz language sql stable
as $$ select day::timestamp at time zone '{ZONE}' $$;
create function deals_business_day(at timestamptz) returns date language sql stable
as $$ select (at at time zone '{ZONE}')::date $$;
"""
SAME = "n.stage_id, n.pipeline_id, n.amount, n.expected_close, n.owner_id, n.team_id"
# A new deal that is closed already was open before, as long as it is known to have been.
INSERTED = f"""select n.id, n.born as since, n.ended as until, 'open', {SAME},
        case when n.status = 'open' then n.probability else g.probability end, n.category, n.born,
        null, null::bigint, null::numeric, null::date, null::bigint, null::bigint, null::timestamptz
    from known n join deals_stage g on g.id = n.stage_id where n.status = 'open' or n.born < n.ended
    union all
    select n.id, n.ended, null, n.status, {SAME}, n.probability, n.category, null, b.status, b.stage_id, b.amount,
        b.expected_close, b.owner_id, b.team_id, b.born
    from known n left join lateral (select 'open' as status, {SAME}, n.born where n.born < n.ended) b on true
    where n.status <> 'open'"""
KNOWN = """with known as (
        select r.*, deals_born(r.opened_on, r.stage_entered_at, moment) as born,
               case when r.status <> 'open' then deals_ended(r.closed_on, moment) end as ended from new_rows r
    )
    """


def known(column: str, kind: str) -> str:
    """What a column was at a point of the past: before its next change in the audit trail, or as it is."""
    change = (
        f"(select a.changes->'{column}' from deals_known a where a.deal_id = p.deal_id and a.at > p.at"
        f" and a.changes ? '{column}' order by a.at limit 1)"
    )
    return f"case when k.deal_id is null then d.{column} else (coalesce({change}, jsonb_build_array(d.{column}))->>0)::{kind} end"


GONE = (
    "coalesce((select a.changes->'status'->>0 from deals_known a where a.deal_id = p.deal_id and a.at > p.at"
    " and a.changes ? 'status' and a.changes->'status'->>0 <> 'open' order by a.at limit 1), 'lost')"
)
WIN_RATE = (
    "coalesce((select a.changes->'probability'->>0 from deals_known a where a.deal_id = p.deal_id and a.at > p.at"
    " and a.changes ? 'probability' order by a.at limit 1)::int, g.probability)"
)
KEEP = (FOLDER / "states.sql").read_text().replace("{states}", KNOWN + INSERTED)
PAST = (FOLDER / "states_past.sql").read_text().replace("{gone}", GONE).replace("{probability}", WIN_RATE)
for name, kind in (("amount", "numeric"), ("expected_close", "date"), ("owner_id", "bigint"), ("team_id", "bigint")):
    PAST = PAST.replace(f"{{{name}}}", known(name, kind))
UNDO = """
drop trigger deals_states_insert on deals_deal; drop trigger deals_states_update on deals_deal;
drop trigger deals_states_delete on deals_deal; drop index deals_state_moved;
drop function deals_states_insert; drop function deals_states_update; drop function deals_states_delete;
drop function deals_repair_states; drop function deals_state_drift; drop function deals_backfill_states;
drop function deals_reborn; drop function deals_write_states; drop function deals_ended; drop function deals_born;
drop function deals_instant; drop function deals_day_start; drop function deals_business_day;
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0011_states"), ("platform", "0002_audit")]
    operations = [migrations.RunSQL(DAYS + KEEP, UNDO), migrations.RunSQL(PAST, migrations.RunSQL.noop)]
