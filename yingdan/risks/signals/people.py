"""People who cannot do what is expected of them. These are their superior's to deal with, not their own."""

# The superior: the person's own, else who leads the own team or the nearest one above.
SUPERIOR = """coalesce(
    (select s.id from org_member s where s.id = m.manager_id and (s.ended_on is null or s.ended_on >= %(today)s)),
    (select lead.id from org_team own
     join org_team above on own.path <@ above.path join org_member lead on lead.id = above.manager_id
     where own.id = m.team_id and lead.id <> m.id and (lead.ended_on is null or lead.ended_on >= %(today)s)
     order by nlevel(above.path) desc limit 1))"""
_HEAD = f"select 'member:' || m.id, null::bigint, null::bigint, m.id, null::bigint, m.name, {SUPERIOR}, m.team_id, "

STATEMENTS = {
    "person_overloaded": f"""{_HEAD} null::numeric, jsonb_build_object('tasks', t.late)
        from (select owner_id, count(*) as late from tasks_task
              where status in ('todo', 'doing', 'blocked') and due_at < %(now)s and owner_id is not null
              group by 1 having count(*) >= %(count)s) t
        join org_member m on m.id = t.owner_id where m.ended_on is null or m.ended_on >= %(today)s""",  # noqa: S608 - our words
    # A leaver's or mover's handover that nobody has brought to an end; the open deals are at stake.
    "person_handover": f"""{_HEAD}
        (select coalesce(sum(d.amount), 0) from deals_deal d where d.owner_id = m.id and d.status = 'open'),
        jsonb_build_object('kind', h.kind, 'status', h.status)
        from people_handover h join org_member m on m.id = h.giver_id
        where h.status in ('draft', 'submitted') and h.kind in ('leaving', 'moving') and h.created_at < %(before)s""",  # noqa: S608
    # What the forecast says (`targets.ports.outlooks`): of a person the superior's, of a team who leads it.
    "target_missed": f"""{_HEAD} greatest(o.target - o.expected, 0) / 100.0, o.params
        from risks_outlook o join org_member m on m.id = o.member_id
        where m.ended_on is null or m.ended_on >= %(today)s
        union all
        select 'team:' || t.id, null, null, null, t.id, t.name, t.manager_id, t.id,
               greatest(o.target - o.expected, 0) / 100.0, o.params
        from risks_outlook o join org_team t on t.id = o.team_id where t.closed_on is null""",  # noqa: S608
}
