"""What ledgers of outlets show lately: goods that do not sell on, prices below the floor, sellers of other regions."""

_HEAD = "select 'customer:' || c.id, null::bigint, c.id, null::bigint, null::bigint, c.name, c.owner_id, c.team_id, "
_PIECES = "(s.stock + s.incoming)"
_VALUE = f"({_PIECES} * coalesce(p.list_price, 0))"
_ORDERED = "(e.ordered * coalesce(e.price, p.list_price, 0))"  # not every order says its price

STATEMENTS = {
    # What lies there is at stake: it may come back, and it will not be ordered again for long.
    "outlet_stuffing": f"""{_HEAD} sum({_VALUE}),
        jsonb_build_object('products', count(*), 'pieces', sum({_PIECES}),
                           'name', (array_agg(p.name order by {_VALUE} desc, p.id))[1])
        from outlets_stock s join catalog_product p on p.id = s.product_id
        join customers_customer c on c.id = s.customer_id
        where s.stuffing and s.at >= %(start)s
        group by c.id having sum({_VALUE}) >= %(amount)s""",
    # What was given away below the floor.
    "outlet_floor": f"""{_HEAD} sum(e.ordered * (e.floor - e.price)),
        jsonb_build_object('entries', count(*), 'percent', round(min(e.price / e.floor) * 100))
        from outlets_ledgerentry e join customers_customer c on c.id = e.customer_id
        where e.below_floor and e.at >= %(start)s and e.floor > 0 and e.price is not null
        group by c.id having sum(e.ordered * (e.floor - e.price)) >= %(amount)s""",
    "outlet_outside": f"""{_HEAD} sum({_ORDERED}),
        jsonb_build_object('entries', count(*),
                           'seller', (array_agg(m.name order by e.at desc, e.id desc))[1])
        from outlets_ledgerentry e join customers_customer c on c.id = e.customer_id
        join org_member m on m.id = e.member_id join catalog_product p on p.id = e.product_id
        where e.outside and e.at >= %(start)s
        group by c.id having sum({_ORDERED}) >= %(amount)s""",
}
