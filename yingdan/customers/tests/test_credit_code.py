"""Check digits of credit codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.customers.rules.credit_code import ALPHABET, check_digit, is_valid, normalised

FIRST = st.text(ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_codes_with_the_right_check_digit(code):
    assert is_valid(code)


@pytest.mark.parametrize("code", ["91350100M000100Y44", "9135010OM000100Y43", "91350100M000100Y4", "", "I" * 18])
def test_codes_with_a_slip(code):
    assert not is_valid(code)


def test_spacing_and_case_do_not_matter():
    assert normalised(" 9135 0100-m000100y43 ") == "91350100M000100Y43"


@given(FIRST)
def test_a_computed_check_digit_is_right(first):
    assert is_valid(first + check_digit(first))


@given(FIRST, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(first, place, character):
    code = first + check_digit(first)
    wrong = code[:place] + character + code[place + 1 :]
    assert is_valid(wrong) == (wrong == code)
