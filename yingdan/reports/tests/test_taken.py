"""Orders and collections from the answers of visits, by the pure rules."""

from hypothesis import given
from hypothesis import strategies as st

from yingdan.reports.rules import taken

LINES = st.lists(
    st.fixed_dictionaries(
        {"product_id": st.integers(1, 9), "quantity": st.integers(0, 999), "price": st.integers(0, 10**7)}
    ),
    max_size=6,
)


def test_an_order_in_words() -> None:
    answer = {"lines": [{"product_id": 1, "quantity": 20, "price": 4500}, {"product_id": 2, "quantity": 0, "price": 9}]}
    assert taken.order_text(answer, {1: "矿泉水"}) == "矿泉水 × 20"
    assert taken.order_amount(answer) == 90_000
    assert taken.order_text({"lines": [{"product_id": 7, "quantity": 1}]}, {}) == "#7 × 1"
    assert taken.order_amount({"lines": [{"product_id": 7, "quantity": 1, "price": None}]}) == 0
    assert taken.collected({"amount": 12_300}) == 12_300
    assert taken.collected({}) == 0


@given(LINES, LINES)
def test_amounts_of_lines_add_up(some: list[dict[str, int]], more: list[dict[str, int]]) -> None:
    both = taken.order_amount({"lines": some + more})
    assert both == taken.order_amount({"lines": some}) + taken.order_amount({"lines": more})
