"""The ledger and the snapshots of weeks are only ever added to; the settings are audited."""

from django.db import migrations

from yingdan.platform.audit import attach

KEEP = """
create function forecast_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only ever added', tg_table_name using errcode = '23514';
end $$;
create trigger forecast_call_kept before update or delete on forecast_call
    for each row execute function forecast_never_changes();
create trigger forecast_run_kept before delete on forecast_run
    for each row when (old.kept) execute function forecast_never_changes();
create trigger forecast_run_same before update on forecast_run
    for each row when (old.kept and (old.at, old.day, old.kept, old.week, old.deals, old.basis)
                       is distinct from (new.at, new.day, new.kept, new.week, new.deals, new.basis))
    execute function forecast_never_changes();
create function forecast_line_stays() returns trigger language plpgsql as $$
begin
    if exists (select from forecast_run r join old_rows o on o.run_id = r.id where r.kept) then
        raise exception 'lines of a snapshot never change' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger forecast_line_same after update on forecast_line referencing old table as old_rows
    for each statement execute function forecast_line_stays();
create trigger forecast_line_kept after delete on forecast_line referencing old table as old_rows
    for each statement execute function forecast_line_stays();
"""
UNDO = """
drop trigger forecast_line_kept on forecast_line; drop trigger forecast_line_same on forecast_line;
drop trigger forecast_run_same on forecast_run; drop trigger forecast_run_kept on forecast_run;
drop trigger forecast_call_kept on forecast_call;
drop function forecast_line_stays; drop function forecast_never_changes;
"""


class Migration(migrations.Migration):
    dependencies = [("forecast", "0001_initial"), ("platform", "0002_audit")]
    operations = [migrations.RunSQL(KEEP, UNDO), attach("forecast_setup")]
