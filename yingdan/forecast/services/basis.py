"""What all figures of a run rest on: chances by stage and age, win rates, season, new business, shared spread."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from yingdan.deals.models import Stage
from yingdan.forecast.models import Setup
from yingdan.forecast.rules import correcting, fresh, rates, risks, scoring, simulate, stays
from yingdan.forecast.rules.scoring import Skill
from yingdan.forecast.rules.stays import Numbers
from yingdan.forecast.selectors import sources
from yingdan.kernel import clock

SEASONS = 3  # years that a season is looked for in
CLOSED = 365  # days back that win rates of stages are counted over


@dataclass(frozen=True, slots=True)
class Basis:
    """`places`: stage → its place in the arrays; `chance`: horizon → (stages, ages); `share`: how much of what is won
    is won by deals of an age or younger; `varied`: standard deviation ÷ mean of won amounts."""

    day: date
    places: dict[int, int]
    chance: dict[int, Numbers]
    correction: float
    rates: dict[int, float]
    seen: dict[int, tuple[int, int]]
    season: list[float]
    share: Numbers
    deal: float
    varied: float
    spread: float
    skill: Skill | None

    def said(self) -> dict[str, Any]:
        """As it is kept with a run, for people to read."""
        return {
            "correction": self.correction,
            "rates": {str(stage): [rate, *self.seen.get(stage, (0, 0))] for stage, rate in self.rates.items()},
            "season": self.season, "spread": self.spread, "deal": round(self.deal),
            "skill": self.skill and {
                "count": self.skill.count, "base": self.skill.base, "brier": self.skill.brier,
                "skill": self.skill.skill, "low": self.skill.low, "high": self.skill.high,
                "bins": [[one.count, one.predicted, one.came] for one in self.skill.bins],
            },
        }  # fmt: skip


def learn(at: datetime, setup: Setup, horizons: set[int], won: sources.Won) -> Basis:
    """Everything known at the instant."""
    day = clock.business_day(at)
    stages = list(Stage.objects.order_by("pipeline_id", "position", "id").values_list("id", "probability"))
    places = {stage: place for place, (stage, _) in enumerate(stages)}
    past = day - timedelta(correcting.LENGTH)
    seen = sources.stays(at, past - timedelta(setup.window), places)
    chance = _chances(seen, day, setup.window, len(places), horizons)
    factor, skill = _last_call(at, past, seen, places, setup.window)
    closed = sources.win_rates(at, day - timedelta(CLOSED))
    season = fresh.season(_months(won, day))
    ages = sources.won_ages(at, day - timedelta(setup.window))
    count, fen = sum(row[1] for row in ages), sum(row[2] for row in ages)
    mean = fen / count if count else 0.0
    variance = max(sum(row[3] for row in ages) / count - mean**2, 0.0) if count else 0.0
    varied = variance**0.5 / mean if mean else 1.0
    share = fresh.young(
        np.array([row[0] for row in ages], dtype=float), np.array([row[2] for row in ages], dtype=float),
        max(horizons, default=1),
    )  # fmt: skip
    return Basis(
        day, places, chance, factor, rates.of_stages(closed, dict(stages)), closed, season, share, mean, varied,
        _spread(won, day, season, varied), skill,
    )  # fmt: skip


def _chances(seen: stays.Stays, day: date, window: int, stages: int, horizons: set[int]) -> dict[int, Numbers]:
    last = day.toordinal() - 1
    return risks.chances(risks.rates(stays.count(seen, (last - window + 1, last), stages)), horizons)


def _last_call(
    at: datetime, past: date, seen: stays.Stays, places: dict[int, int], window: int
) -> tuple[float, Skill | None]:
    """What the call of LENGTH days ago got wrong, and how well its chances told deals apart."""
    then = clock.day_start(past)
    known = seen.began < past.toordinal()
    told = stays.Stays(*(column[known] for column in (seen.stage, seen.began, seen.ended, seen.how, seen.number)))
    told = stays.Stays(
        told.stage, told.began, np.where(told.ended < past.toordinal(), told.ended, stays.NEVER), told.how, told.number
    )
    chance = _chances(told, past, window, len(places), {correcting.LENGTH})[correcting.LENGTH]
    rows = sources.open_then(then, past, at)
    closed, first = sources.closed_before(then, past - timedelta(window))
    if not len(rows.stage) or not closed:
        return 1.0, None
    stage = np.array([places[one] for one in rows.stage], dtype=np.int64)
    said = chance[stage, np.minimum(rows.age, risks.OLDEST)]
    called, came = float((said * rows.fen).sum()), float(rows.won_fen.sum())
    number = int(rows.count.sum())
    factor = correcting.factor(called, came, float(rows.fen.sum()) / number, closed, past.toordinal() - first)
    each = np.repeat(said, rows.count)
    wins = np.concatenate(
        [np.r_[np.ones(won), np.zeros(count - won)] for won, count in zip(rows.won, rows.count, strict=True)]
    )
    base = float(wins.mean())  # the hardest base rate to beat: the one that came
    return factor, scoring.skill(each, wins, base) if number >= correcting.ENOUGH else None


def _months(won: sources.Won, day: date) -> dict[tuple[int, int], float]:
    """What was won by month, without the present one."""
    found: dict[tuple[int, int], float] = {}
    for number, fen in zip(won.day.tolist(), won.fen.tolist(), strict=True):
        when = date.fromordinal(number)
        if (when.year, when.month) < (day.year, day.month):
            found[when.year, when.month] = found.get((when.year, when.month), 0.0) + fen
    return found


def _spread(won: sources.Won, day: date, season: list[float], varied: float) -> float:
    """How far whole months lie off each other beyond what chance alone does: of the last six whole months."""
    months = sorted(_months(won, day).items())[-6:]
    level = [fen / season[month - 1] for (_, month), fen in months if fen > 0]
    mean = sum(level) / len(level) if level else 0.0
    since = date(*months[0][0], 1).toordinal() if months else 0
    count = float(won.count[(won.day >= since) & (won.day < day.replace(day=1).toordinal())].sum()) / max(
        len(months), 1
    )
    by_chance = (1 + varied**2) / count if count else 0.0
    return simulate.spread_of(np.array(level) / mean if mean else np.array([]), by_chance)
