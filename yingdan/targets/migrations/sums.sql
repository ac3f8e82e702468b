-- Sums of a team's own cells by month. Writers of one target hold its row lock, so plain upserts cannot deadlock.
create function targets_sum_up() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into targets_teamsum (target_id, team_id, month, fen)
        select target_id, team_id, month, sum(fen) from new_rows group by 1, 2, 3
        on conflict (target_id, team_id, month) do update set fen = targets_teamsum.fen + excluded.fen;
    elsif tg_op = 'DELETE' then
        update targets_teamsum s set fen = s.fen - o.fen
        from (select target_id, team_id, month, sum(fen) as fen from old_rows group by 1, 2, 3) o
        where (s.target_id, s.team_id, s.month) = (o.target_id, o.team_id, o.month);
    else
        insert into targets_teamsum (target_id, team_id, month, fen)
        select target_id, team_id, month, sum(fen) from (
            select target_id, team_id, month, fen from new_rows
            union all select target_id, team_id, month, -fen from old_rows
        ) d group by 1, 2, 3 having sum(fen) <> 0
        on conflict (target_id, team_id, month) do update set fen = targets_teamsum.fen + excluded.fen;
    end if;
    return null;
end $$;
create trigger targets_sum_insert after insert on targets_cell
    referencing new table as new_rows for each statement execute function targets_sum_up();
create trigger targets_sum_update after update on targets_cell
    referencing old table as old_rows new table as new_rows for each statement execute function targets_sum_up();
create trigger targets_sum_delete after delete on targets_cell
    referencing old table as old_rows for each statement execute function targets_sum_up();

-- A published target adds up to its amount, whoever wrote it; checked when the transaction ends.
create function targets_reconciled() returns trigger language plpgsql as $$
declare
    missing bigint;
begin
    select t.amount - coalesce((select sum(fen) from targets_teamsum where target_id = t.id), 0) into missing
    from targets_target t where t.id = new.id and t.status = 'published';
    if missing <> 0 then
        raise exception 'target % is published but % fen short of its amount', new.id, missing using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger targets_reconciled after insert or update on targets_target
    deferrable initially deferred for each row when (new.status = 'published') execute function targets_reconciled();

-- The cells of a published or archived target never change.
create function targets_frozen() returns trigger language plpgsql as $$
begin
    if exists (select 1 from targets_target t
               where t.status <> 'draft' and t.id in (select target_id from changed_rows)) then
        raise exception 'cells of a published target cannot change' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger targets_frozen_insert after insert on targets_cell
    referencing new table as changed_rows for each statement execute function targets_frozen();
create trigger targets_frozen_update after update on targets_cell
    referencing new table as changed_rows for each statement execute function targets_frozen();
create trigger targets_frozen_delete after delete on targets_cell
    referencing old table as changed_rows for each statement execute function targets_frozen();
