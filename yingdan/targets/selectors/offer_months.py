"""Offers by month beside the target of the same people, for a person or everybody below a team."""

from dataclasses import dataclass, field

from yingdan.kernel.actor import Actor
from yingdan.targets.models import Target
from yingdan.targets.selectors import level
from yingdan.targets.selectors.offers import LINES, SAID

MONTHS = f"""with {{below}}, {SAID}, wanted as (
    select * from said where %(member)s = 0 or (team_id, member_id) = (%(top)s, %(member)s))
select month, sum(c.fen)::bigint, sum(s.share)::bigint from (
    select team_id, member_id, month, sum(fen)::bigint as fen from targets_cell
    where target_id = %(target)s and team_id in (select team_id from below) group by 1, 2, 3) c
join (select team_id, member_id, n as month, share from wanted, unnest(months) with ordinality as u(share, n)) s
    using (team_id, member_id, month)
group by 1 order by 1"""  # noqa: S608 - parts above
COUNTS = f"""with {{below}}, {SAID}, {LINES}
select months is not null, count(*), sum(l.fen)::bigint, sum(amount)::bigint
from said join lines l using (team_id, member_id)
where %(member)s = 0 or (team_id, member_id) = (%(top)s, %(member)s) group by 1"""  # noqa: S608 - parts above


@dataclass(slots=True)
class Group:
    """People who offered in the same way."""

    people: int = 0
    given: int = 0
    offered: int = 0


@dataclass(slots=True)
class ByMonth:
    """Those who offered by month: what they were given and what they offer; and those who named a year only."""

    given: list[int] = field(default_factory=lambda: [0] * 12)
    offered: list[int] = field(default_factory=lambda: [0] * 12)
    monthly: Group = field(default_factory=Group)
    yearly: Group = field(default_factory=Group)


def read(actor: Actor, target: Target, team: int | None, member: int = 0) -> ByMonth:
    """Of a team in reach with all below it, or of one person in it."""
    place = level.find(actor, target, team)
    params = {**place.params, "target": target.id, "member": member}
    found = ByMonth()
    for month, given, offered in level.rows(MONTHS, params):
        found.given[month - 1], found.offered[month - 1] = given, offered
    for by_month, *figures in level.rows(COUNTS, params):
        if by_month:
            found.monthly = Group(*figures)
        else:
            found.yearly = Group(*figures)
    return found
