"""Triggers on customers: they note changes of class, and open and end losses."""

from django.db.migrations import RunSQL

# A run names itself in yingdan.segment_run, so that what it changes carries its number.
_ACTOR = "(select id from org_member where user_id = nullif(current_setting('yingdan.user_id', true), '')::bigint)"
_NAME = "coalesce(current_setting('yingdan.actor', true), '')"
_REASON = "left(coalesce(current_setting('yingdan.reason', true), ''), 200)"
_FUNCTIONS = f"""
create or replace function segments_customer_changed() returns trigger language plpgsql as $$
begin
    insert into segments_classchange (at, customer_id, before, after, run_id, by_id, by_name, reason)
    select now(), n.id, o.grade, n.grade, nullif(current_setting('yingdan.segment_run', true), '')::bigint,
           {_ACTOR}, {_NAME}, {_REASON}
    from new_rows n join old_rows o on o.id = n.id where o.grade <> n.grade;
    update segments_loss l set back_at = now(), back_by = {_NAME}
    from new_rows n join old_rows o on o.id = n.id
    where l.customer_id = n.id and l.back_at is null and o.status = 'lost' and n.status <> 'lost';
    insert into segments_loss (customer_id, lost_at, status_before, owner_id, by_name, competitor, note, back_by,
                               back_note)
    select n.id, now(), o.status, n.owner_id, {_NAME}, '', '', '', ''
    from new_rows n join old_rows o on o.id = n.id where n.status = 'lost' and o.status <> 'lost'
    on conflict do nothing;
    return null;
end $$;
create or replace function segments_customer_added() returns trigger language plpgsql as $$
begin
    insert into segments_loss (customer_id, lost_at, status_before, owner_id, by_name, competitor, note, back_by,
                               back_note)
    select n.id, now(), '', n.owner_id, {_NAME}, '', '', '', '' from new_rows n where n.status = 'lost'
    on conflict do nothing;
    return null;
end $$;
"""  # noqa: S608 - words of our own
_TRIGGERS = """
create trigger segments_changed after update on customers_customer
referencing old table as old_rows new table as new_rows for each statement
execute function segments_customer_changed();
create trigger segments_added after insert on customers_customer
referencing new table as new_rows for each statement execute function segments_customer_added();
"""
# Lost customers from before the trigger, or from a load that went past it. When they were lost is not known better
# than by their last change.
CATCH_UP = """
insert into segments_loss (customer_id, lost_at, status_before, owner_id, by_name, competitor, note, back_by, back_note)
select c.id, c.updated_at, '', c.owner_id, '', '', '', '', '' from customers_customer c
where c.status = 'lost' and not exists (select from segments_loss l where l.customer_id = c.id and l.back_at is null)
on conflict do nothing"""


def watching() -> RunSQL:
    """The operation that puts customers under watch."""
    return RunSQL(
        _FUNCTIONS + _TRIGGERS,
        "drop function segments_customer_changed cascade; drop function segments_customer_added cascade",
    )
