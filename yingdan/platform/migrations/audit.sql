-- The audit trail: one row for each changed row of each audited table, partitioned by month.
create table platform_audit (
    id bigint generated always as identity,
    at timestamptz not null,
    table_name varchar(63) not null,
    row_id bigint not null,
    action char(1) not null,
    changes jsonb,
    user_id bigint,
    actor varchar(100) not null,
    channel varchar(10) not null,
    reason varchar(200) not null,
    primary key (id, at)
) partition by range (at);
create index platform_audit_row on platform_audit (table_name, row_id, at desc);
create index platform_audit_user on platform_audit (user_id, at desc);
create index platform_audit_at on platform_audit (at desc);
create table platform_audit_rest partition of platform_audit default;

create function yingdan_audit_month(month date) returns void language plpgsql as $$
declare
    first date := date_trunc('month', month);
    name text := 'platform_audit_' || to_char(first, 'YYYYMM');
begin
    if to_regclass(name) is null then
        execute format('create table %I partition of platform_audit for values from (%L) to (%L)',
                       name, first::timestamptz, (first + interval '1 month')::timestamptz);
    end if;
end $$;
select yingdan_audit_month((now() + make_interval(months => n))::date) from generate_series(0, 2) n;

-- Statement-level with transition tables: a bulk write costs one pass, not one call a row.
create function yingdan_audit() returns trigger language plpgsql as $$
declare
    by_user bigint := nullif(current_setting('yingdan.user_id', true), '')::bigint;
    by_actor text := coalesce(nullif(current_setting('yingdan.actor', true), ''), session_user);
    by_channel text := coalesce(nullif(current_setting('yingdan.channel', true), ''), 'sql');
    for_reason text := coalesce(current_setting('yingdan.reason', true), '');
begin
    if tg_op = 'INSERT' then
        insert into platform_audit (at, table_name, row_id, action, user_id, actor, channel, reason)
        select now(), tg_table_name, n.id, 'I', by_user, by_actor, by_channel, for_reason from new_rows n;
    elsif tg_op = 'DELETE' then
        insert into platform_audit (at, table_name, row_id, action, changes, user_id, actor, channel, reason)
        select now(), tg_table_name, o.id, 'D', to_jsonb(o) - '{search,password,token_hash}'::text[], by_user, by_actor, by_channel, for_reason
        from old_rows o;
    else
        insert into platform_audit (at, table_name, row_id, action, changes, user_id, actor, channel, reason)
        select now(), tg_table_name, n.id, 'U', d.changes, by_user, by_actor, by_channel, for_reason
        from new_rows n join old_rows o using (id)
        cross join lateral (
            select jsonb_object_agg(a.key, case when a.key in ('password', 'token_hash') then '[null, null]'::jsonb
                                                else jsonb_build_array(b.value, a.value) end) as changes
            from jsonb_each(to_jsonb(n)) a join jsonb_each(to_jsonb(o)) b using (key)
            where a.value is distinct from b.value and a.key not in ('search', 'updated_at', 'version', 'last_seen_at')
        ) d
        where d.changes is not null;
    end if;
    return null;
end $$;
