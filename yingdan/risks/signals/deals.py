"""Open deals in danger, by the signals of their health. They are their owner's to deal with."""

_HEAD = (
    "select 'deal:' || d.id, d.id, d.customer_id, null::bigint, null::bigint, d.name, d.owner_id, d.team_id, d.amount, "
)
_BIG = "d.status = 'open' and d.amount >= %(amount)s"

STATEMENTS = {
    # As unhealthy as can be, for several reasons at once.
    "deal_health": f"""{_HEAD} jsonb_build_object('score', h.score, 'kinds', to_jsonb(h.kinds))
        from deal_health_standing h join deals_deal d on d.id = h.deal_id
        where h.level = 'risk' and cardinality(h.kinds) >= %(count)s and {_BIG}""",
    "deal_slipped": f"""{_HEAD} jsonb_build_object('times', s.params -> 'times', 'days', s.params -> 'days')
        from deal_health_signal s join deals_deal d on d.id = s.deal_id
        where s.kind = 'close_slipped' and (s.params ->> 'times')::int >= %(count)s and {_BIG}""",
    # Late: in a stage that wins this often.
    "deal_no_decider": f"""{_HEAD} jsonb_build_object('stage', g.name, 'percent', g.probability)
        from deal_health_signal s join deals_deal d on d.id = s.deal_id join deals_stage g on g.id = d.stage_id
        where s.kind = 'no_decision_maker' and g.probability >= %(percent)s and {_BIG}""",
}
