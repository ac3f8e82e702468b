"""Amounts, probabilities, names."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.deals.rules import amounts, progress
from yingdan.deals.rules.progress import Step

STAGE = Step(1, 3, 50)
MONEY = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [("3", "19.99", "59.97"), ("0.5", "0.01", "0.01"), ("0.333", "100", "33.30"), ("1.005", "1", "1.01")],
)
def test_lines_are_rounded_to_the_fen_halves_up(quantity, price, amount):
    assert amounts.line_amount(Decimal(quantity), Decimal(price)) == Decimal(amount)


@given(st.lists(MONEY, max_size=30))
def test_the_total_is_exact_in_any_order(values):
    assert amounts.total(values) == amounts.total(reversed(values)) == sum(values, Decimal(0))


def test_the_main_product_is_the_dearest_and_the_first_of_equals():
    assert amounts.main_product([]) is None
    assert amounts.main_product([(7, Decimal(5)), (8, Decimal(9)), (9, Decimal(9))]) == 8


@pytest.mark.parametrize(
    ("status", "overridden", "percent"),
    [("open", None, 50), ("open", 0, 0), ("open", 85, 85), ("won", 85, 100), ("lost", 85, 0), ("abandoned", None, 0)],
)
def test_probability(status, overridden, percent):
    assert progress.probability(status, STAGE, overridden) == percent


def test_a_won_deal_has_passed_every_stage():
    assert progress.furthest("won", [1], 5) == 5
    assert progress.furthest("lost", [1, 4, 2], 5) == 4
    assert progress.furthest("open", [], 5) == 0


@given(st.timedeltas(-timedelta(days=9), timedelta(days=900)))
def test_dwell_is_never_negative_and_to_a_tenth(stay):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = progress.dwell_days(start, start + stay)
    assert days >= 0
    assert abs(days - max(stay.total_seconds(), 0) / 86_400) <= 0.05 + 1e-9


@pytest.mark.parametrize(
    ("customer", "product", "reference", "name"),
    [
        ("华兴", "GTX Pro", "A1", "华兴 · GTX Pro"),
        ("", "GTX Pro", "A1", "A1 · GTX Pro"),
        ("华兴", "", "", "华兴"),
        ("", "", "", ""),
    ],
)
def test_names(customer, product, reference, name):
    assert progress.default_name(customer, product, reference) == name
