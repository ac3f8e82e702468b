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
