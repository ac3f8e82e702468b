"""When two names mean the same company."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.customers.rules.names import clean, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北京华兴科技有限公司", "北京华兴科技"),
        ("（北京）华兴科技有限公司", "北京华兴科技有限责任公司"),
        ("北京 华兴　科技", "北京华兴科技"),
        ("ＡＣＭＥ Co., Ltd.", "acme"),
        ("Acme Corporation", "ACME Inc"),
        ("华兴集团股份有限公司", "华兴集团"),
        ("华兴集团有限公司", "华兴集团"),
    ],
)
def test_the_same_company_under_two_names(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("华兴集团", "华兴"), ("北京华兴", "上海华兴"), ("Acme East", "Acme West"), ("华兴分公司", "华兴")],
)
def test_different_companies_stay_apart(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["公司", "有限公司", "Co", "Ltd."])
def test_a_name_of_nothing_but_a_legal_form_keeps_it(name):
    assert name_key(name)


@given(st.text(max_size=80))
def test_case_width_and_blanks_never_matter(name):
    assert name_key(f"  {name}　") == name_key(name)
    assert name_key(name.replace(" ", "  ")) == name_key(name)


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=40))
def test_a_name_with_letters_has_a_key_that_fits_the_column(name):
    assert 0 < len(name_key(name)) <= 200


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(name):
    assert clean(clean(name)) == clean(name)


def test_clean_drops_what_nobody_sees():
    assert clean(" 华兴\u200b 科技\u00a0有限 ") == "华兴 科技 有限"
