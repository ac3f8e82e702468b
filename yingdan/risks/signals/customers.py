"""Customers about to be lost, by their own rhythm, by what happened, and by the rules of the public pools."""

_HEAD = (
    """select 'customer:' || c.id, null::bigint, c.id, null::bigint, null::bigint, c.name, c.owner_id, c.team_id, """
)

STATEMENTS = {
    # What it bought in the past year is at stake.
    "customer_churn": f"""{_HEAD} s.won_year,
        jsonb_build_object('warning', s.warning, 'won_last', s.won_last, 'contact_last', s.contact_last)
        from segments_standing s join customers_customer c on c.id = s.customer_id
        where s.warning <> '' and s.won_year >= %(amount)s and c.status <> 'lost' and c.owner_id is not null""",
    # For so many days it can be won back; whoever owned it then shall see to it.
    "customer_lost": f"""{_HEAD.replace("c.owner_id, c.team_id", "coalesce(c.owner_id, l.owner_id), c.team_id")}
        coalesce(s.won_year, 0), jsonb_build_object('reason', coalesce(r.name, ''), 'competitor', l.competitor)
        from segments_loss l join customers_customer c on c.id = l.customer_id
        left join segments_lostreason r on r.id = l.reason_id
        left join segments_standing s on s.customer_id = c.id
        where l.back_at is null and c.grade = 'A' and l.lost_at >= %(start)s""",
    "customer_pool": f"""{_HEAD} w.worth, jsonb_build_object('due_on', f.due_on)
        from pools_due f join customers_customer c on c.id = f.customer_id and c.owner_id = f.owner_id
        left join segments_standing s on s.customer_id = c.id
        cross join lateral (select coalesce(s.won_year, 0) + coalesce((
            select sum(d.amount) from deals_deal d where d.customer_id = c.id and d.status = 'open'), 0) as worth) w
        where f.due_on <= %(last)s and w.worth >= %(amount)s""",  # noqa: S608
}
