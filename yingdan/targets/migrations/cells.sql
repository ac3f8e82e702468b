-- Sums of a team's own cells by month. Writers of one target hold its row lock, so plain upserts cannot deadlock.
create or replace function targets_sum_up() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into targets_teamsum (target_id, team_id, part_id, month, fen)
        select target_id, team_id, part_id, month, sum(fen) from new_rows group by 1, 2, 3, 4
        on conflict (target_id, team_id, part_id, month) do update set fen = targets_teamsum.fen + excluded.fen;
    elsif tg_op = 'DELETE' then
        update targets_teamsum s set fen = s.fen - o.fen
        from (select target_id, team_id, part_id, month, sum(fen) as fen from old_rows group by 1, 2, 3, 4) o
        where (s.target_id, s.team_id, s.month) = (o.target_id, o.team_id, o.month)
            and s.part_id is not distinct from o.part_id;
    else
        insert into targets_teamsum (target_id, team_id, part_id, month, fen)
        select target_id, team_id, part_id, month, sum(fen) from (
            select target_id, team_id, part_id, month, fen from new_rows
            union all select target_id, team_id, part_id, month, -fen from old_rows
        ) d group by 1, 2, 3, 4 having sum(fen) <> 0
        on conflict (target_id, team_id, part_id, month) do update set fen = targets_teamsum.fen + excluded.fen;
    end if;
    return null;
end $$;

-- Each cell as it was, under the edit that the transaction names; a new cell without an edit (a copy) needs no record.
create function targets_remember() returns trigger language plpgsql as $$
declare
    this bigint := nullif(current_setting('yingdan.edit', true), '');
begin
    if tg_op = 'INSERT' then
        if this is not null then
            insert into targets_editcell (edit_id, target_id, team_id, member_id, part_id, month)
            select this, target_id, team_id, member_id, part_id, month from new_rows;
        end if;
    elsif tg_op = 'DELETE' then
        insert into targets_editcell (edit_id, target_id, team_id, member_id, part_id, month, days)
        select this, target_id, team_id, member_id, part_id, month, days from old_rows
        where this is not null or exists (select 1 from targets_target t where t.id = target_id);
    else
        insert into targets_editcell (edit_id, target_id, team_id, member_id, part_id, month, days)
        select this, o.target_id, o.team_id, o.member_id, o.part_id, o.month, o.days
        from old_rows o join new_rows n using (id) where o.days <> n.days;
    end if;
    return null;
end $$;
create trigger targets_remember_insert after insert on targets_cell
    referencing new table as new_rows for each statement execute function targets_remember();
create trigger targets_remember_update after update on targets_cell
    referencing old table as old_rows new table as new_rows for each statement execute function targets_remember();
create trigger targets_remember_delete after delete on targets_cell
    referencing old table as old_rows for each statement execute function targets_remember();
drop trigger audit_insert on targets_cell;
drop trigger audit_update on targets_cell;
drop trigger audit_delete on targets_cell;
