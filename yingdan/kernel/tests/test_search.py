"""Search text: what is typed finds what was stored."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.kernel import search


def finds(typed: str, texts: list[str], phones: list[str] | None = None) -> bool:
    wanted = search.query(typed)
    if not wanted:
        return False
    with connection.cursor() as cursor:
        cursor.execute("select %s::tsvector @@ %s::tsquery", [search.vector(texts, phones or []), wanted])
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "重庆", "长安银行", "庆", "ABC", "abc科技", "chongqing", "zhongqing", "changan", "zhangan", "yinhang",
        "chong", "keji", "cqca", "ca", "cayhabc"[:4], "ＡＢＣ", "5678", "138 1234", "13812345678", "+8613812345678",
        "chongqingchanganyinhang", "cqcayh", "长安 5678", "有限公司", "集团",
    ],
)  # fmt: skip
def test_what_people_type_finds_the_firm(typed: str):
    assert finds(typed, ["重庆长安银行ABC科技（集团）有限公司"], ["+86 138-1234-5678"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["安长", "hongqing", "bc", "1234", "678 9", "北京", "!", "", "'; drop", "\\", "a'b:*"]
)
def test_what_is_not_there_is_not_found(typed: str):
    assert not finds(typed, ["重庆长安银行ABC科技"], ["13812345678"])


@pytest.mark.django_db
def test_the_year_in_a_name_is_found_by_its_digits():
    assert finds("2026", ["2026年扩容项目"])
    assert finds("扩容 20", ["2026年扩容项目"])


@pytest.mark.django_db
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_breaks_the_column_or_the_query(text: str, typed: str):
    text, typed = text.replace("\x00", ""), typed.replace("\x00", "")
    try:
        text.encode()
        typed.encode()
    except UnicodeEncodeError:
        return
    finds(typed, [text], [text])


@pytest.mark.django_db
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30), st.data())
def test_any_part_of_a_chinese_name_finds_it(name: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, min(len(name), start + 12)))
    assert finds(name[start:end], [name])
