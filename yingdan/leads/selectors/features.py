"""What a lead is judged by, as one statement; a value that is not known is left out and changes nothing."""

# Speed counts only leads that were contacted: that nobody called yet says nothing about the lead.
FEATURES = """
select l.id, {yes} as yes, l.score, f.feature, f.value from {rows} l cross join lateral (values
    ('source', l.source_id::text),
    ('industry', nullif(l.industry, '')),
    ('province', nullif(l.province, '')),
    ('size', case when l.employees is null then null when l.employees < 20 then '1-19'
                  when l.employees < 100 then '20-99' when l.employees < 500 then '100-499' else '500+' end),
    ('phone', case when l.phone = '' then 'none' when l.phone ~ '^1[3-9][0-9]{{9}}$' then 'mobile' else 'landline' end),
    ('need', case when l.need = '' then 'none' else 'told' end),
    ('complete', ((l.phone <> '')::int + (l.email <> '')::int + (l.company <> '')::int + (l.contact_name <> '')::int
                 + (l.industry <> '')::int + (l.city <> '')::int + (l.title <> '')::int)::text),
    ('speed', case when l.contacted_at is null then null
                   when l.contacted_at - l.created_at <= interval '1 hour' then '1h'
                   when l.contacted_at - l.created_at <= interval '1 day' then '1d'
                   when l.contacted_at - l.created_at <= interval '3 days' then '3d' else 'later' end)
) f(feature, value) where f.value is not null and {where}"""
NAMES = ("source", "industry", "province", "size", "phone", "need", "complete", "speed")
