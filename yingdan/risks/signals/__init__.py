"""What the rules look at: one statement each, which gives the risks that there should be.

Columns: subject, deal, customer, person, team it is about, title, owner, owner's team, amount at stake, what was seen.
Parameters are the numbers of the rule (`amount`, `days`, `count`, `percent`) and `today`.
"""

from yingdan.risks.signals import customers, deals, outlets, people

COLUMNS = (
    "subject", "deal_id", "customer_id", "person_id", "group_id", "title", "owner_id", "team_id", "amount", "params",
)  # fmt: skip
STATEMENTS = {**deals.STATEMENTS, **customers.STATEMENTS, **outlets.STATEMENTS, **people.STATEMENTS}
