"""The gap by cause, what to do about it, the shortest list of deals, and whether a remedy helped: pure rules."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.remedies.rules import effect, gap, pulling, verdict
from yingdan.remedies.rules.effect import Seen
from yingdan.remedies.rules.gap import Play
from yingdan.remedies.rules.pulling import Stand
from yingdan.remedies.rules.verdict import Effort

FEN = st.integers(0, 10**13)


@st.composite
def plays(draw: st.DrawFn) -> Play:
    """A state that deals can be in: who is decided is in play, who is won is decided."""
    in_play = draw(st.integers(0, 5000))
    decided = draw(st.integers(0, in_play))
    wins = draw(st.floats(0.01, 1)) * decided if draw(st.booleans()) else 0.0
    return Play(in_play, decided, wins, draw(FEN) if wins else 0)


@st.composite
def selling(draw: st.DrawFn) -> Play:
    """One in which something is won."""
    in_play = draw(st.integers(1, 5000))
    decided = draw(st.integers(1, in_play))
    return Play(in_play, decided, draw(st.floats(0.01, 1)) * decided, draw(st.integers(1, 10**13)))


@given(FEN, plays(), plays())
def test_the_parts_add_up_to_the_gap_to_the_fen(target: int, own: Play, peers: Play) -> None:
    found = gap.split(target, own, gap.usual(own, peers))
    assert sum(found.parts.values()) == found.gap == target - own.amount


@given(st.integers(1, 10**12), selling())
def test_whoever_works_at_the_usual_rates_lacks_deals_and_nothing_else(target: int, own: Play) -> None:
    found = gap.split(target, own, gap.usual(own, own))
    others = [fen for name, fen in found.parts.items() if name != "activity"]
    assert all(abs(fen) <= 1 + 1e-9 * target for fen in others)


@given(st.lists(st.floats(0, 1e4), min_size=4, max_size=4), st.lists(st.floats(0, 1e4), min_size=4, max_size=4))
def test_shapley_is_complete_and_turns_around(plan: list[float], have: list[float]) -> None:
    found, back = gap.shapley(plan, have), gap.shapley(have, plan)
    scale = max(prod(max(pair) for pair in zip(plan, have, strict=True)), 1e-9)
    assert abs(sum(found) - (prod(plan) - prod(have))) <= 1e-9 * scale
    assert all(abs(a + b) <= 1e-9 * scale for a, b in zip(found, back, strict=True))


@given(st.integers(1, 10**10), selling(), selling())
def test_a_factor_that_is_as_usual_explains_nothing(target: int, own: Play, peers: Play) -> None:
    same = Play(own.in_play, own.decided, own.decided * peers.wins / peers.decided, own.amount)
    parts = gap.split(target, same, gap.usual(same, peers)).parts
    assert abs(parts["conversion"]) <= 1 + 1e-9 * max(abs(fen) for fen in parts.values())


def test_a_worked_example() -> None:
    """20 deals in play, half in time, 2 wins of 10 000 yuan; peers win 40 % of theirs at the same speed and size."""
    own, peers = Play(20, 10, 2.0, 2_000_000), Play(100, 50, 20.0, 20_000_000)
    found = gap.split(4_000_000, own, gap.usual(own, peers))
    assert found.needed == pytest.approx(20)
    assert found.parts == {"activity": 0, "cycle": 0, "conversion": 2_000_000, "size": 0}


BASE = Play(200, 100, 40.0, 40_000_000)


@pytest.mark.parametrize(
    ("own", "effort", "verb", "cause"),
    [
        (Play(5, 3, 1.2, 1_200_000), Effort(1.0, 4.0, 8), "urge", "activity"),
        (Play(5, 3, 1.2, 1_200_000), Effort(5.0, 4.0, 8), "coach", "activity"),
        (Play(5, 3, 1.2, 1_200_000), Effort(5.0, 4.0, 2), "urge", "activity"),  # two peers: effort is not compared
        (Play(40, 20, 3.0, 3_000_000), None, "coach", "conversion"),
        (Play(40, 6, 2.4, 2_400_000), None, "step_in", "cycle"),
        (Play(40, 20, 8.0, 1_000_000), None, "coach", "size"),
    ],
)  # fmt: skip
def test_the_cause_decides_what_to_do(own: Play, effort: Effort | None, verb: str, cause: str) -> None:
    rates = gap.usual(own, BASE)
    found = verdict.verdict(8_000_000, own, rates, gap.split(8_000_000, own, rates), effort)
    assert (found.verb, found.cause) == (verb, cause)


def test_a_rate_of_few_cases_is_called_chance_and_does_not_decide() -> None:
    own = Play(14, 3, 0.6, 600_000)
    rates = gap.usual(own, BASE)
    found = verdict.verdict(8_000_000, own, rates, gap.split(8_000_000, own, rates), None)
    assert {one.factor: one.sure for one in found.reasons}["conversion"] == "few"
    assert found.cause in ("activity", "cycle")


def test_nobody_on_course_is_bothered() -> None:
    own = Play(100, 50, 20.0, 20_000_000)
    rates = gap.usual(own, BASE)
    for target in (0, 20_000_000, 20_900_000):
        assert verdict.verdict(target, own, rates, gap.split(target, own, rates), None).verb == "none"


@st.composite
def stands(draw: st.DrawFn) -> list[Stand]:
    count = draw(st.integers(0, 5))
    return [
        Stand(
            n, draw(st.integers(0, 1000)), 0.1 * draw(st.integers(0, 9)),
            (*sorted(0.1 * draw(st.integers(1, 9)) for _ in range(draw(st.integers(0, 1)))), 1.0),
            draw(st.booleans()), draw(st.booleans()),
        )
        for n in range(count)
    ]  # fmt: skip


@given(st.integers(0, 3000), stands(), st.integers(0, 6))
def test_the_list_is_the_shortest_of_all(needed: int, deals: list[Stand], visits: int) -> None:
    tried = [
        (sum(one.gain for one in some if one), sum(one.visits for one in some if one))
        for some in product(*([None, *pulling.options(one)] for one in deals))
    ]
    possible = [(gain, cost) for gain, cost in tried if cost <= visits]
    found = pulling.choose(needed, deals, visits)
    covering = [cost for gain, cost in possible if gain >= needed]
    assert found.covers == bool(covering)
    if covering:
        assert found.visits == min(covering)
    else:
        assert found.gain == max(gain for gain, _ in possible)
    assert found.gain == sum(one.gain for one in found.options)
    assert len({one.deal for one in found.options}) == len(found.options)


def test_a_deal_of_the_next_month_counts_wholly_when_it_is_pulled_in() -> None:
    later = Stand(1, 1000, 0.6, (1.0,), inside=False)
    assert [(one.kind, one.visits, one.gain) for one in pulling.options(later)] == [
        ("pull", 1, 600), ("pull", 2, 1000),
    ]  # fmt: skip
    assert pulling.options(Stand(1, 1000, 0.6, (1.0,), inside=False, close=False)) == []


def alike(*changes: float) -> dict[int, Seen]:
    return {n: Seen(2.0, 2.0 + change, 20, 20) for n, change in enumerate(changes)}


def test_an_improvement_that_everybody_had_is_not_put_down_to_the_remedy() -> None:
    own = Seen(2.0, 3.0, 20, 20)
    everybody = effect.effect(own, alike(0.9, 1.0, 1.1, 1.2, 0.8, 1.3, 1.0), 10)
    assert (everybody.outcome, everybody.peers) == ("no_difference", 7)
    nobody = effect.effect(own, alike(0, 0.1, -0.1, 0.2, 0, 0.1, -0.3), 10)
    assert (nobody.outcome, nobody.as_good) == ("helped", 0.0)
    assert nobody.usual_change == pytest.approx(0.0)


def test_less_can_be_better_and_worse_is_said() -> None:
    own = Seen(30.0, 20.0, 10, 10)
    others = {n: Seen(30.0, 30.0 + n % 2, 10, 10) for n in range(8)}
    assert effect.effect(own, others, 3, less_is_better=True).outcome == "helped"
    assert effect.effect(own, others, 3).outcome == "worse"


def test_few_cases_and_few_peers_are_no_answer() -> None:
    assert effect.effect(Seen(1, 2, 2, 20), alike(*[0.0] * 9), 10).why == "few_cases"
    assert effect.effect(None, alike(*[0.0] * 9), 10).why == "few_cases"
    assert effect.effect(Seen(1, 2, 20, 20), alike(0, 0, 0), 10).why == "few_peers"
