"""Triggers around the records of pools: whoever gets an owner leaves the pool, and what changed gets a new last day."""

from django.db.migrations import RunSQL

# A record that gets an owner in any way leaves its pool. The pool's own services have taken the entry away before;
# what is left here came from elsewhere (assigned on the list, handed over …) and is noted as such.
_LEFT = """
create or replace function pools_left_{kind}() returns trigger language plpgsql as $$
declare gone pools_entry%rowtype;
begin
    delete from pools_entry where {kind}_id = new.id returning * into gone;
    if found then
        insert into pools_move (at, kind, pool_id, {kind}_id, by_id, by_name, from_team_id, to_owner_id, reason,
                                held_since, waited_since, waited_owner_id, version, undone_by)
        values (now(), 'direct', gone.pool_id, new.id,
                (select id from org_member
                 where user_id = nullif(current_setting('yingdan.user_id', true), '')::bigint),
                coalesce(current_setting('yingdan.actor', true), ''), old.team_id, new.owner_id,
                left(coalesce(current_setting('yingdan.reason', true), ''), 200),
                old.owned_since, gone.since, gone.former_owner_id, new.version, '');
    end if;
    return null;
end $$;
"""
_LEAVE = """
create trigger pools_left after update of owner_id on {table} for each row
when (old.owner_id is null and new.owner_id is not null) execute function pools_left_{kind}();
"""
# The sweep sets yingdan.sweeping: it has just worked these rows out itself.
_STALE = """
create function pools_stale_{name}() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('yingdan.sweeping', true), '') = ''
       and exists (select from pools_rule where active) then
        insert into pools_stale ({kind}_id) select distinct {column} from changed where {column} is not null;
    end if;
    return null;
end $$;
"""
_ON = """
create trigger pools_stale_{event} after {event} on {table} referencing {which} table as changed
for each statement execute function pools_stale_{name}();
"""


def leaving(kind: str, table: str) -> RunSQL:
    """Watches the owners of one kind of record."""
    forward = _LEFT.format(kind=kind) + _LEAVE.format(kind=kind, table=table)
    return RunSQL(forward, f"drop function pools_left_{kind} cascade")


def leaving_again(kind: str) -> RunSQL:
    """The same function as it is now."""
    return RunSQL(_LEFT.format(kind=kind), RunSQL.noop)


def staling(name: str, table: str, kind: str, column: str) -> RunSQL:
    """Watches all changes of a table for records of `kind`, named by `column`."""
    events = {"insert": "new", "update": "new", "delete": "old"}
    triggers = "".join(_ON.format(event=event, which=which, table=table, name=name) for event, which in events.items())
    return RunSQL(
        _STALE.format(name=name, kind=kind, column=column) + triggers, f"drop function pools_stale_{name} cascade"
    )


# A lead that becomes a customer lies in no pool any more; taken back, it lies there again as long as before.
_CONVERTED = """
create function pools_converted() returns trigger language plpgsql as $$
declare gone pools_entry%rowtype; last pools_move%rowtype;
begin
    if new.status = 'converted' then
        delete from pools_entry where lead_id = new.id returning * into gone;
        if found then
            insert into pools_move (at, kind, pool_id, lead_id, by_id, by_name, from_team_id, reason, waited_since,
                                    waited_owner_id, version, undone_by)
            values (now(), 'convert', gone.pool_id, new.id,
                    (select id from org_member
                     where user_id = nullif(current_setting('yingdan.user_id', true), '')::bigint),
                    coalesce(current_setting('yingdan.actor', true), ''), old.team_id, '', gone.since,
                    gone.former_owner_id, new.version, '');
        end if;
        return null;
    end if;
    select * into last from pools_move where lead_id = new.id order by id desc limit 1;
    if new.owner_id is null and last.kind = 'convert' and last.undone_at is null then
        update pools_move set undone_at = now(), undone_by = coalesce(current_setting('yingdan.actor', true), '')
        where id = last.id;
        insert into pools_entry (pool_id, lead_id, since, former_owner_id, reason)
        values (last.pool_id, new.id, last.waited_since, last.waited_owner_id, '');
    end if;
    return null;
end $$;
create trigger pools_converted after update of status on leads_lead for each row
when ((old.status = 'converted') <> (new.status = 'converted')) execute function pools_converted();
"""


def converting() -> RunSQL:
    """Watches leads that are converted, and conversions that are taken back."""
    return RunSQL(_CONVERTED, "drop function pools_converted cascade")
