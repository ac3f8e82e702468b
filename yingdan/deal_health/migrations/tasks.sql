-- An open task about a deal is a next step of it.
create function deal_health_task_insert() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(select distinct subject_id from new_rows where subject_resource = 'deal'));
    return null;
end $$;
create trigger health_insert after insert on tasks_task referencing new table as new_rows
for each statement execute function deal_health_task_insert();

create function deal_health_task_update() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(
        select distinct x.id from new_rows n join old_rows o on o.id = n.id
        cross join lateral (values (n.subject_resource, n.subject_id), (o.subject_resource, o.subject_id)) x (of, id)
        where (n.status, n.due_at, n.subject_resource, n.subject_id)
              is distinct from (o.status, o.due_at, o.subject_resource, o.subject_id) and x.of = 'deal'));
    return null;
end $$;
create trigger health_update after update on tasks_task referencing old table as old_rows new table as new_rows
for each statement execute function deal_health_task_update();

create function deal_health_task_delete() returns trigger language plpgsql as $$
begin
    perform deal_health_touch(array(select distinct subject_id from old_rows where subject_resource = 'deal'));
    return null;
end $$;
create trigger health_delete after delete on tasks_task referencing old table as old_rows
for each statement execute function deal_health_task_delete();

-- Triggers of one table go by name: the states of deals are to be written before their health is judged.
alter trigger deal_health_insert on deals_deal rename to health_insert;
alter trigger deal_health_update on deals_deal rename to health_update;
alter trigger deal_health_delete on deals_deal rename to health_delete;
