"""The trigger that remembers since when somebody owns a row."""

from django.db.migrations import RunSQL

FUNCTION = """
create or replace function org_owned_since() returns trigger language plpgsql as $$
begin
    new.owned_since := now();
    return new;
end $$;"""


def attach(table: str) -> RunSQL:
    """The migration operation for a table of `Held` rows. What sets `owned_since` itself keeps what it set."""
    return RunSQL(
        f"""{FUNCTION}
create trigger {table}_owned_since before update of owner_id on {table} for each row
when (old.owner_id is distinct from new.owner_id and old.owned_since is not distinct from new.owned_since)
execute function org_owned_since();""",
        f"drop trigger {table}_owned_since on {table};",
    )
