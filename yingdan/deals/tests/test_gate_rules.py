"""Rules of gates and credit, without a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.deals.rules import credit, gates
from yingdan.deals.rules.gates import Criterion, Facts, Gate, Who

AMOUNT = Criterion(1, "field", "hard", {"field": "amount"})
QUOTE = Criterion(2, "evidence", "overridable", {"evidence": 7})
VISIT = Criterion(3, "followup", "soft", {"method": "visit", "count": 2, "in_stage": True})
BOSS = Criterion(4, "contact", "overridable", {"role": "decision_maker"})
PRESALES = Criterion(5, "team", "soft", {"role": "presales"})
TICK = Criterion(6, "check", "hard", label="已确认预算")
ANY = Criterion(8, "followup", "soft", {"count": 3})


@pytest.mark.parametrize(
    ("criterion", "facts", "expected"),
    [
        (AMOUNT, Facts(filled={"amount"}), True),
        (AMOUNT, Facts(filled={"name"}), False),
        (QUOTE, Facts(evidence={7}), True),
        (QUOTE, Facts(evidence={8}), False),
        (VISIT, Facts(followups={"visit": 5}, recent={"visit": 1}), False),
        (VISIT, Facts(recent={"visit": 2}), True),
        (ANY, Facts(followups={"visit": 1, "call": 2}), True),
        (ANY, Facts(followups={"call": 2}), False),
        (BOSS, Facts(contacts={"decision_maker"}), True),
        (BOSS, Facts(contacts={"user"}), False),
        (PRESALES, Facts(team={"presales"}), True),
        (PRESALES, Facts(), False),
        (TICK, Facts(checks={6}), True),
        (TICK, Facts(checks={7}), False),
    ],
)
def test_what_fulfils_a_criterion(criterion, facts, expected):
    assert gates.met(criterion, facts) is expected


LANE = tuple(Gate(10 + n, n, (Criterion(n, "check", "soft"),)) for n in range(1, 6))


@pytest.mark.parametrize(
    ("start", "target", "positions"),
    [(1, 2, [1]), (1, 4, [1, 2, 3]), (3, None, [3, 4, 5]), (3, 3, []), (4, 2, []), (5, None, [5])],
)
def test_skipped_stages_are_passed_too(start, target, positions):
    assert [gate.position for gate in gates.passed(LANE, start, target)] == positions


@pytest.mark.parametrize(
    ("criteria", "who", "override", "refusal", "overridable"),
    [
        ((VISIT,), Who(), False, None, False),
        ((QUOTE,), Who(), False, "missing", False),
        ((QUOTE,), Who(), True, "missing", False),
        ((QUOTE,), Who(may_override=True), False, "missing", True),
        ((QUOTE,), Who(may_override=True), True, None, True),
        ((QUOTE, AMOUNT), Who(may_override=True), True, "missing", False),
        ((AMOUNT, TICK), Who(everything=True), False, None, False),
    ],
)
def test_soft_warns_overridable_needs_a_reason_hard_holds(criteria, who, override, refusal, overridable):
    verdict = gates.forward([Gate(1, 1, criteria)], Facts(), who, override=override)
    assert (verdict.refusal, verdict.overridable) == (refusal, overridable)
    assert [one.criterion for one in verdict.missing] == list(criteria)


@pytest.mark.parametrize(
    ("movers", "who", "refusal"),
    [
        (set(), Who(), None),
        ({"manager"}, Who(frozenset({"rep"})), "mover"),
        ({"manager"}, Who(frozenset({"rep", "manager"})), None),
        ({"superior"}, Who(frozenset({"rep"})), "mover"),
        ({"superior"}, Who(superior=True), None),
        ({"manager"}, Who(superior=True), "mover"),
        ({"manager"}, Who(everything=True), None),
    ],
)
def test_who_may_move(movers, who, refusal):
    assert gates.forward([Gate(1, 1, (), frozenset(movers))], Facts(), who, override=False).refusal == refusal


@pytest.mark.parametrize(("back_to", "refusal"), [(None, None), (frozenset(), "back"), (frozenset({3}), None)])
def test_ways_back(back_to, refusal):
    assert gates.back(Gate(5, 3, back_to=back_to), 3, Who()).refusal == refusal


def test_how_a_gate_was_passed():
    gate, other = Gate(1, 1, (VISIT, QUOTE)), Gate(2, 2, (AMOUNT,))
    for criteria, expected in (((), "clean"), ((VISIT,), "soft"), ((VISIT, QUOTE), "overridden")):
        lacking = [gates.Missing(gate, one) for one in criteria]
        assert gates.result(gate, [*lacking, gates.Missing(other, AMOUNT)]) == expected


STRENGTH = st.sampled_from(["soft", "overridable", "hard"])


@given(st.lists(STRENGTH, max_size=6), st.sets(st.integers(0, 5)), st.booleans(), st.booleans())
def test_more_facts_never_close_a_gate(strengths, ticked, may_override, override):
    gate = Gate(1, 1, tuple(Criterion(n, "check", strength) for n, strength in enumerate(strengths)))
    who = Who(may_override=may_override)
    less = gates.forward([gate], Facts(checks=ticked), who, override=override)
    more = gates.forward([gate], Facts(checks=ticked | {0}), who, override=override)
    assert less.refusal is not None or more.refusal is None
    assert len(more.missing) <= len(less.missing)
    hard = any(one.criterion.strength == "hard" for one in less.missing)
    assert not (hard and less.refusal is None), "hard holds whoever it is"


PARTS = st.dictionaries(st.integers(1, 50), st.integers(0, 2_000), max_size=5)


@given(st.integers(0, 10**13), st.one_of(st.none(), st.integers(1, 50)), PARTS)
def test_shares_are_a_hundred_percent_and_amounts_exact(fen, owner, members):
    parts = credit.shares(owner, members)
    assert sum(parts.values()) == credit.WHOLE
    found = credit.split(fen, parts)
    assert sum(found.values()) == fen
    assert all(abs(found[who] * credit.WHOLE - fen * share) < credit.WHOLE for who, share in parts.items())


@pytest.mark.parametrize(("percent", "found"), [("33.33", 3333), ("100", 10_000), ("0", 0), ("12.5", 1250)])
def test_percent_and_points(percent, found):
    assert credit.points(Decimal(percent)) == found
    assert credit.percent(found) == percent


@pytest.mark.parametrize("percent", ["33.333", "100.01", "-1"])
def test_percent_that_is_none(percent):
    with pytest.raises(ValueError, match=percent):
        credit.points(Decimal(percent))
