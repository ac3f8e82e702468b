"""One spelling for one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.customers.rules.phones import canonical


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("+86-138-1234-5678", "13812345678"),
        ("0086 13812345678", "13812345678"),
        ("010-62551234", "01062551234"),
        ("(010) 6255 1234", "01062551234"),
        ("010-62551234-801", "01062551234-801"),
        ("010 62551234 转801", "01062551234-801"),
        ("400-820-8820", "4008208820"),
        ("+1 650-253-0000", "+16502530000"),
        ("找前台", "找前台"),
        ("  12  ", "12"),
        ("", ""),
    ],
)
def test_spellings(typed, stored):
    assert canonical(typed) == stored


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_mobile_numbers_are_found_however_they_are_grouped(number):
    assert canonical(f"+86 {number[:3]} {number[3:7]} {number[7:]}") == canonical(number) == number


@given(st.text("0123456789+-() 转", max_size=24))
def test_the_stored_spelling_is_stable(text):
    assert canonical(canonical(text)) == canonical(text)
