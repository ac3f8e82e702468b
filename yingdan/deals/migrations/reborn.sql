-- A corrected opening day: what ended before it goes, and the first state begins on it.
create or replace function deals_reborn(ids bigint[], days date[]) returns void language plpgsql as $$
begin
    delete from deals_dealstate s using unnest(ids, days) u(id, day)
    where s.deal_id = u.id and s.until <= deals_day_start(u.day);
    update deals_dealstate s set
        since = case when s.since = f.since then b.at else s.since end,
        stage_since = case when s.stage_since <= f.since then b.at else s.stage_since end,
        was_stage_since = case when s.since > f.since then
                          case when s.was_stage_since <= f.since then b.at else s.was_stage_since end end,
        was_status = case when s.since > f.since then s.was_status end,
        was_stage_id = case when s.since > f.since then s.was_stage_id end,
        was_amount = case when s.since > f.since then s.was_amount end,
        was_expected_close = case when s.since > f.since then s.was_expected_close end,
        was_owner_id = case when s.since > f.since then s.was_owner_id end,
        was_team_id = case when s.since > f.since then s.was_team_id end
    from unnest(ids, days) u(id, day)
    cross join lateral (select * from deals_dealstate x where x.deal_id = u.id order by x.since limit 1) f
    cross join lateral (select deals_born(u.day, f.since, deals_instant()) as at) b
    where s.deal_id = u.id and f.status = 'open' and (f.until is null or b.at < f.until)
    and (s.since = f.since or s.stage_since <= f.since or s.was_stage_since <= f.since);
    -- Nothing comes before the first state, be it a closed one.
    update deals_dealstate s set was_status = null, was_stage_id = null, was_amount = null, was_expected_close = null,
        was_owner_id = null, was_team_id = null, was_stage_since = null
    from unnest(ids) u(id)
    where s.deal_id = u.id and s.was_status is not null
    and not exists (select from deals_dealstate p where p.deal_id = s.deal_id and p.since < s.since);
end $$;
