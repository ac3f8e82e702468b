"""Works out the figures of everybody for the periods ahead, as of an instant. Only reads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yingdan.forecast.models import Setup
from yingdan.forecast.rules import horizon, simulate, tree
from yingdan.forecast.rules.stays import Numbers
from yingdan.forecast.selectors import ground, sources
from yingdan.forecast.services import basis as bases
from yingdan.forecast.services.basis import Basis
from yingdan.forecast.services.calling import Caller, Calls
from yingdan.forecast.services.desk import Desk, Ints
from yingdan.kernel import clock
from yingdan.targets.rules.period import Period

SUMMED = ("target", "won", "open_fen", "open_count", "weighted", "named_commit", "named_best", "expected", "fresh")


@dataclass(slots=True)
class Block:
    """A period: the columns of SUMMED by node, the calls that count, quantiles of the whole by node, and the
    chance of each node to reach its target."""

    period: Period
    sums: dict[str, Ints]
    calls: Calls
    levels: Numbers
    chance: Numbers


@dataclass(slots=True)
class Worked:
    """All of it. Nodes are (team, person): people in teams, then teams (person None), then people of several teams
    (team None); person 0 is what nobody owns."""

    at: datetime
    nodes: list[tuple[int | None, int | None]]
    blocks: list[Block]
    basis: Basis
    deals: int


def work_out(at: datetime, setup: Setup, periods: list[Period] | None = None) -> Worked:
    """For the periods ahead of the instant, or those given (none of which is over)."""
    day = clock.business_day(at)
    spans = periods or horizon.ahead(day)
    won = sources.won(at, min(date(day.year - bases.SEASONS, 1, 1), *(one.start for one in spans)))
    deals = sources.open_deals(at, day)
    bounds = {bound for one in spans for bound in (max(one.start, day), one.end + timedelta(1))}
    basis = bases.learn(at, setup, {(bound - day).days for bound in bounds}, won)
    people, plan = ground.people(day), ground.plan(spans)
    pairs = {(team, person) for person, team in people.items()} | {pair for cells in plan.values() for pair in cells}
    for table in (deals, won):
        pairs |= set(zip(table.team.tolist(), table.owner.tolist(), strict=True))
    leaves = tree.leaves(ground.paths(), pairs | {(team, 0) for team, _ in pairs})
    desk = Desk(leaves, people, deals, won, basis, setup)
    caller = Caller(at, setup, desk, spans)
    shock = simulate.shocks(basis.spread)
    blocks = []
    for span in spans:
        lines = desk.lines(span, ground.of(plan, span))
        sums = {name: desk.over(lines[name]) for name in SUMMED}
        draws = desk.over(desk.draws(span, shock))
        levels = simulate.quantiles(draws) + sums["won"][:, None]
        chance = simulate.reaching(draws, sums["target"] - sums["won"])
        blocks.append(Block(span, sums, caller.of(span, lines), levels, chance))
    return Worked(at, desk.nodes(), blocks, basis, len(deals.team))
