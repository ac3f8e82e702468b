"""What a contrast says and what is advised: never on too few deals, never what the deal has done."""

from hypothesis import given
from hypothesis import strategies as st

from yingdan.playbooks.rules.contrast import ENOUGH, SLOW, STEPS, Known, contrast, done, next_steps, parts
from yingdan.playbooks.types import METHODS, NEEDED

_counts = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(sorted)
_known = st.builds(
    lambda measure, won, lost, first: Known(measure, won[1], won[0], lost[1], lost[0], 5.0, 5.0, first),
    st.sampled_from([*NEEDED, "days", "gap"]), _counts, _counts, st.none() | st.floats(0, 50),
)  # fmt: skip


def test_a_clear_difference_is_told_and_a_small_number_is_not_trusted() -> None:
    assert contrast(Known("demo", 100, 80, 100, 20)).verdict == "more"
    assert contrast(Known("demo", 100, 20, 100, 80)).verdict == "less"
    assert contrast(Known("demo", 100, 52, 100, 48)).verdict == "alike"
    assert contrast(Known("demo", ENOUGH - 1, ENOUGH - 1, 100, 0)).verdict == "few"
    assert contrast(Known("demo", 30, 20, 0, 0)).verdict == "few"


@given(_known)
def test_the_bounds_hold_the_difference(known: Known) -> None:
    found = contrast(known)
    if found.least is not None and found.most is not None:
        gap = (found.won_share or 0) - (found.lost_share or 0)
        assert found.least - 1e-9 <= gap <= found.most + 1e-9
        assert (found.verdict == "more") <= (found.least > 0)


@given(st.lists(_known, unique_by=lambda one: one.measure), st.dictionaries(st.sampled_from(METHODS), st.floats(0, 3)))
def test_advice_is_short_and_never_of_what_is_done(known: list[Known], own: dict[str, float]) -> None:
    steps = next_steps(known, own)
    rows = {row.measure: row for row in known}
    assert len(steps) <= STEPS
    assert len({step.measure for step in steps}) == len(steps)
    for step in steps:
        assert rows[step.measure].won >= ENOUGH
        if step.why == "evidence":
            assert not done(step.measure, own.get(step.measure, 0))
            assert step.contrast is not None
            assert step.contrast.verdict != "less"


def test_the_playbook_comes_first_then_what_tells_won_from_lost() -> None:
    known = [Known("call", 50, 49, 50, 49), Known("demo", 50, 40, 50, 5, won_first=6.4), Known("visit", 50, 30, 50, 10)]
    plan = [("email", "发资料", 1, 9), ("meeting", "开启动会", 1, 2), ("", "记住这一点", 1, None)]
    assert [(step.measure, step.why) for step in next_steps(known, {}, plan)] == [
        ("meeting", "plan"), ("email", "plan"), ("demo", "evidence"),
    ]  # fmt: skip
    steps = next_steps(known, {"meeting": 1, "email": 2, "demo": 1}, plan)
    assert [(step.measure, step.why, step.by_day) for step in steps] == [
        ("visit", "evidence", None), ("call", "evidence", None),
    ]  # fmt: skip
    assert next_steps([Known("demo", 50, 40, 50, 5, won_first=6.4)], {})[0].by_day == 6


def test_a_slow_pace_is_told() -> None:
    gap = Known("gap", 50, 50, 50, 50, won_median=4)
    assert next_steps([gap], {"gap": 4 * SLOW}) == []
    assert [step.why for step in next_steps([gap], {"gap": 4 * SLOW + 0.1})] == ["pace"]


def test_who_did_it_is_told_where_enough_deals_did() -> None:
    known = Known("visit", 50, 40, 50, 4, won_who={"owner": 40, "superior": 10, "other": 0}, lost_who={"presales": 2})
    told = {one.role: (one.won_share, one.lost_share) for one in parts(known)}
    assert told == {"owner": (1.0, None), "superior": (0.25, None), "presales": (0.0, None)}
    assert parts(Known("visit", 50, 4, 50, 40, won_who={"owner": 4})) == []


def test_a_role_is_advised_rather_than_any_colleague() -> None:
    rows = [Known("colleague", 50, 40, 50, 5), Known("superior", 50, 35, 50, 5)]
    assert [step.measure for step in next_steps(rows, {})] == ["superior"]
    assert [step.measure for step in next_steps(rows, {"superior": 1, "colleague": 0})] == ["colleague"]
