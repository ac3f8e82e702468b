"""When two records are the same customer: symmetric, reflexive, blind to how a name is written."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.customers.rules.credit_code import check_digit
from yingdan.customers.rules.duplicates import persons
from yingdan.customers.rules.duplicates.blocking import keys
from yingdan.customers.rules.duplicates.company import parsed
from yingdan.customers.rules.duplicates.features import features, host
from yingdan.customers.rules.duplicates.grouping import groups
from yingdan.customers.rules.duplicates.hanzi import folded, sound
from yingdan.customers.rules.duplicates.persons import Person
from yingdan.customers.rules.duplicates.scoring import compare
from yingdan.customers.rules.duplicates.wording import apart

CODE, OTHER_CODE = "91350100M000100Y43", "91110000100000000" + check_digit("91110000100000000")
NAMES = st.text("华兴恒瑞科技贸易（）()北京杭州市有限公司集团分店Ab1 　", max_size=24)
RECORDS = st.builds(
    features,
    NAMES,
    phones=st.lists(st.sampled_from(["13812345678", "13912345678", "010-62551234", "01062551234-801"]), max_size=2),
    website=st.sampled_from(["", "www.abc.com.cn", "http://xyz.cn/about"]),
    credit_code=st.sampled_from(["", CODE]),
    address=st.sampled_from(["", "人民路12号", "解放路8号2幢301室"]),
)


@pytest.mark.parametrize(
    ("name", "places", "brand", "trade", "branch"),
    [
        ("（杭州）華興科技有限公司上海分公司", ("杭州",), "华兴", "科技", "上海分公司"),
        ("浙江省杭州市西湖区龙腾网络科技有限公司", ("浙江省", "杭州市", "西湖区"), "龙腾", "网络科技", ""),
        ("华兴科技（上海）股份有限公司", ("上海",), "华兴", "科技", ""),
        ("达芙妮上海办事处", (), "达芙妮", "", "上海办事处"),
        ("和平科技有限公司", (), "和平", "科技", ""),  # 和平 is a district too, but then no brand would be left
        ("华兴(西湖店)", (), "华兴", "", "西湖店"),
        ("ＡＣＭＥ Co., Ltd.", (), "acme", "", ""),
    ],
)
def test_a_name_is_taken_apart(name, places, brand, trade, branch):
    found = parsed(name)
    assert (found.places, found.brand, found.trade, found.branch) == (places, brand, trade, branch)


@pytest.mark.parametrize(
    ("one", "other", "level", "reason"),
    [
        ("北京华兴科技有限公司", "北京華興科技", "likely", "same_name"),
        ("北京华兴科技有限公司", "华兴科技（北京）有限公司", "likely", "same_name"),
        ("杭州华兴科技有限公司", "杭州华星科技有限公司", "likely", "same_sound"),
        ("北京华兴科技有限公司", "上海华兴科技有限公司", "different", "other_place"),
        ("北京华兴科技有限公司", "北京华兴贸易有限公司", "different", "other_trade"),
        ("北京华兴科技有限公司", "北京华盛科技有限公司", "different", "one_character"),
        ("北京华兴科技有限公司", "北京华兴科技有限公司朝阳分公司", "different", "other_branch"),
        ("北京华兴集团有限公司", "北京华兴有限公司", "possible", "other_group"),
        ("北京奥兰迪欧科技有限公司", "北京奥兰迪殴科技有限公司", "likely", "same_sound"),
        ("北京奥兰迪欧科技有限公司", "北京奥兰欧迪科技有限公司", "likely", "swapped"),
    ],
)
def test_what_a_name_alone_tells(one, other, level, reason):
    verdict = compare(features(one), features(other))
    assert verdict.level in (("different", "possible") if level == "different" else (level,))
    assert reason in [told.code for told in verdict.reasons]


def test_names_alone_never_merge():
    name = "北京华兴科技有限公司"
    assert compare(features(name), features(name)).level == "likely"


def test_hard_keys_are_the_credit_code_or_telephone_and_name():
    name, near = "北京华兴科技有限公司", "北京华盛科技有限公司"
    assert compare(features(name, credit_code=CODE), features("旧名", credit_code=CODE)).level == "same"
    phone: dict[str, Any] = {"phones": ["13812345678"]}
    assert compare(features(name, **phone), features("华兴科技", **phone)).level == "same"
    assert compare(features(name, **phone), features(near, **phone)).level != "same"
    assert compare(features(name, **phone), features("上海华兴科技", **phone)).level != "same"
    assert compare(features(name, **phone), features(f"{name}海淀分公司", **phone)).level != "same"
    service: dict[str, Any] = {"phones": ["4008001234"]}
    assert compare(features(name, **service), features(name, **service)).level != "same"


def test_other_credit_codes_are_other_companies_whatever_else_agrees():
    phone: dict[str, Any] = {"phones": ["13812345678"]}
    other = features("北京华兴科技", credit_code=OTHER_CODE, **phone)
    verdict = compare(features("北京华兴科技", credit_code=CODE, **phone), other)
    assert other.code
    assert verdict.level in ("different", "possible")


def test_a_credit_code_with_a_wrong_digit_counts_for_nothing():
    assert features("甲", credit_code=CODE[:-1] + "0").code == ""


@given(RECORDS, RECORDS)
@settings(max_examples=200)
def test_it_does_not_matter_which_comes_first(one, other):
    assert compare(one, other) == compare(other, one)


@given(RECORDS)
def test_a_record_is_never_different_from_itself_when_it_has_a_name(record):
    if len(record.name.key) > 2:
        assert compare(record, record).level != "different"
        assert keys(record)


@given(NAMES)
def test_width_case_blanks_and_full_brackets_never_matter(name):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
    for other in (wide, name.upper(), f" {name}　"):
        assert parsed(other) == parsed(name)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_and_any_text_has_parts(text):
    assert folded(folded(text)) == folded(text)
    assert parsed(text).brand + parsed(text).trade == parsed(text).key


@given(st.text("华兴科技恒", max_size=6), st.text("华兴科技恒", max_size=6))
def test_typing_errors_are_counted_the_same_both_ways(one, other):
    assert apart(one, other) == apart(other, one)
    assert (apart(one, other) == 0) == (one == other)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=12))
def test_groups_hold_everybody_once_and_what_hangs_together(pairs):
    found = groups(pairs)
    assert sorted(one for group in found for one in group) == sorted({one for pair in pairs for one in pair})
    assert all(any({low, high} <= set(group) for group in found) for low, high in pairs)


def test_sound_and_sites():
    assert sound("华兴") == sound("华星") != sound("华盛")
    assert host("https://www.abc.com.cn/x") == host("mail.abc.com.cn") == "abc.com.cn"
    assert host("qq.com") == host("没有") == ""


def test_people_with_name_and_telephone_are_the_same_and_namesakes_are_not():
    one = Person("张伟", phone="13812345678")
    assert persons.compare(one, Person("张伟", phone="13812345678")).level == "same"
    assert persons.compare(one, Person("张伟", phone="13998765432")).level == "different"
    assert persons.compare(one, Person("李娜", phone="13812345678")).level == "different"
