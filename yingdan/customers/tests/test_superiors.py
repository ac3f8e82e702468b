"""Who reports to whom never goes in circles."""

from hypothesis import given
from hypothesis import strategies as st

from yingdan.customers.rules.contacts import makes_circle


def test_circles():
    superiors = {1: None, 2: 1, 3: 2}
    assert makes_circle(superiors, 1, 3)
    assert makes_circle(superiors, 1, 1)
    assert not makes_circle(superiors, 3, 1)
    assert not makes_circle(superiors, 3, None)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=40))
def test_accepting_only_what_makes_no_circle_keeps_a_forest(wishes):
    superiors: dict[int, int | None] = dict.fromkeys(range(1, 9))
    for contact, superior in wishes:
        if not makes_circle(superiors, contact, superior):
            superiors[contact] = superior
    for start in superiors:
        seen: set[int] = set()
        at: int | None = start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = superiors[at]
