-- At once for what one person does; what changes in bulk is left to the next job, within a minute.
create function deal_health_touch(ids bigint[]) returns void language plpgsql as $$
begin
    if cardinality(ids) = 0 then
        return;
    elsif cardinality(ids) <= 50 then
        perform deal_health_judge(ids, customers_business_day(now()));
    else
        insert into deal_health_stale (deal_id) select unnest(ids);
    end if;
end $$;

create function deal_health_deal_insert() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(select id from new_rows where status = 'open'));
    return null;
end $$;
create trigger deal_health_insert after insert on deals_deal referencing new table as new_rows
for each statement execute function deal_health_deal_insert();

create function deal_health_deal_update() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(
        select n.id from new_rows n join old_rows o on o.id = n.id
        where (n.status, n.stage_id, n.pipeline_id, n.stage_entered_at, n.opened_on, n.amount, n.expected_close,
               n.competitor, n.next_step, n.next_contact_at, n.last_followup_at, n.customer_id)
              is distinct from
              (o.status, o.stage_id, o.pipeline_id, o.stage_entered_at, o.opened_on, o.amount, o.expected_close,
               o.competitor, o.next_step, o.next_contact_at, o.last_followup_at, o.customer_id)
        and (n.status = 'open' or o.status = 'open')));
    return null;
end $$;
create trigger deal_health_update after update on deals_deal
referencing old table as old_rows new table as new_rows
for each statement execute function deal_health_deal_update();

create function deal_health_deal_delete() returns trigger language plpgsql as $$
begin
    delete from deal_health_signal where deal_id in (select id from old_rows);
    delete from deal_health_standing where deal_id in (select id from old_rows);
    delete from deal_health_healthchange where deal_id in (select id from old_rows);
    return null;
end $$;
create trigger deal_health_delete after delete on deals_deal referencing old table as old_rows
for each statement execute function deal_health_deal_delete();

-- Who takes part in a deal: the contacts of its follow-ups, and what they decide.
create function deal_health_followup_insert() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(
        select distinct deal_id from new_rows where deal_id is not null and contact_id is not null));
    return null;
end $$;
create trigger deal_health_insert after insert on customers_followup referencing new table as new_rows
for each statement execute function deal_health_followup_insert();

create function deal_health_followup_update() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(
        select distinct x.deal_id
        from new_rows n join old_rows o on o.id = n.id cross join lateral (values (n.deal_id), (o.deal_id)) x (deal_id)
        where (n.deal_id, n.contact_id) is distinct from (o.deal_id, o.contact_id) and x.deal_id is not null));
    return null;
end $$;
create trigger deal_health_update after update on customers_followup
referencing old table as old_rows new table as new_rows
for each statement execute function deal_health_followup_update();

create function deal_health_followup_delete() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(
        select distinct deal_id from old_rows where deal_id is not null and contact_id is not null));
    return null;
end $$;
create trigger deal_health_delete after delete on customers_followup referencing old table as old_rows
for each statement execute function deal_health_followup_delete();

create function deal_health_contacts(customers bigint[]) returns void language plpgsql as $$
begin
    perform deal_health_touch(array(
        select id from deals_deal where customer_id = any(customers) and status = 'open'));
end $$;
create function deal_health_contact_update() returns trigger language plpgsql as $$
begin
    perform deal_health_contacts(array(
        select distinct n.customer_id from new_rows n join old_rows o on o.id = n.id
        where n.role <> o.role or n.customer_id <> o.customer_id));
    return null;
end $$;
create trigger deal_health_update after update on customers_contact
referencing old table as old_rows new table as new_rows
for each statement execute function deal_health_contact_update();

create function deal_health_contact_insert() returns trigger language plpgsql as $$
begin
    perform deal_health_contacts(array(select distinct customer_id from new_rows where role = 'decision_maker'));
    return null;
end $$;
create trigger deal_health_insert after insert on customers_contact referencing new table as new_rows
for each statement execute function deal_health_contact_insert();

create function deal_health_contact_delete() returns trigger language plpgsql as $$
begin
    perform deal_health_contacts(array(select distinct customer_id from old_rows where role = 'decision_maker'));
    return null;
end $$;
create trigger deal_health_delete after delete on customers_contact referencing old table as old_rows
for each statement execute function deal_health_contact_delete();
