"""What people write, read as what they mean."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.platform.exchange import cells, choices
from yingdan.platform.exchange.errors import CellProblem
from yingdan.platform.resources.spec import Choice, Field

MONEY = Field("amount", ("金额", "Amount"), "money", minimum=0)
WHOLE = Field("n", ("数", "N"), "integer")
DECIMAL = Field("d", ("数", "D"), "decimal")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,234,567.891", "1234567.89"), ("￥1,234.50", "1234.50"), ("¥ 88", "88"), ("1.2万", "12000"),
        ("3亿", "300000000"), ("１２３．５", "123.5"), ("12万元", "120000"), ("1100.04m", "1100040000"),
        (634.5, "634.5"),
        (0.1 + 0.2, "0.30"), ("1e3", "1000"), ("12,3456", "123456"), (" 7 ", "7"),
        ("$5,482", "5482"), ("2.345", "2.35"),
    ],
)  # fmt: skip
def test_money(written, meant):
    assert cells.number(MONEY)(written) == Decimal(meant)


@pytest.mark.parametrize(("written", "meant"), [("(500)", "-500"), ("35%", "35"), ("-1.5", "-1.5"), ("-¥20", "-20")])
def test_numbers_below_zero_and_percents(written, meant):
    assert cells.number(DECIMAL)(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "code"),
    [("abc", "import_not_number"), ("1.2.3", "import_not_number"), ("1,2", "import_not_number"), ("-1", "too_small"),
     ("NaN", "import_not_number"), ("1e40", "too_large"), ("#DIV/0!", "import_formula_error"),
     (True, "import_not_number")],
)  # fmt: skip
def test_what_is_no_amount_says_why(written, code):
    with pytest.raises(CellProblem) as caught:
        cells.number(MONEY)(written)
    assert caught.value.code == code


def test_whole_numbers():
    assert cells.number(WHOLE)(2822.0) == 2822
    with pytest.raises(CellProblem):
        cells.number(WHOLE)("2.5")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_money_written_in_thousands_is_read_back_exactly(amount):
    assert cells.number(MONEY)(f"¥{amount:,}") == amount


@pytest.mark.parametrize(
    "written",
    ["2016-10-20", "2016/10/20", "2016.10.20", "20161020", "2016年10月20日", "20-Oct-2016", "Oct 20, 2016",
     "10/20/2016",
     "20/10/2016", "2016-10-20 08:30", "2016/10/20 8:30:00", "2016-10-20T08:30:00", 42663, date(2016, 10, 20),
     datetime(2016, 10, 20, 8, 30),  # noqa: DTZ001
     "２０１６-10-20", "2016年10月20日 8:30"],
)  # fmt: skip
def test_dates(written):
    assert cells.day(MONEY)(written) == date(2016, 10, 20)


def test_day_and_month_that_could_be_swapped_are_asked_for():
    with pytest.raises(CellProblem) as caught:
        cells.day(MONEY)("03/04/2026")
    assert caught.value.code == "import_date_unclear"
    assert cells.day(MONEY, "%d/%m/%Y")("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize("written", ["2016-13-01", "soon", "2016年", "99999999", "2016-02-30"])
def test_what_is_no_date_says_so(written):
    with pytest.raises(CellProblem) as caught:
        cells.day(MONEY)(written)
    assert caught.value.code == "import_not_date"


def test_times_without_a_zone_are_the_companys():
    assert cells.instant(MONEY)("2026-03-01 08:00") == datetime(2026, 3, 1, 0, 0, tzinfo=UTC)
    assert cells.instant(MONEY)("2026-03-01T08:00:00Z") == datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    assert cells.instant(MONEY)("2026-03-01") == datetime(2026, 2, 28, 16, 0, tzinfo=UTC)


def test_texts():
    short = Field("t", ("文", "T"), max_length=5)
    assert cells.text(short)("  甲\u3000") == "甲"
    assert cells.text(short)(13800.0) == "13800"
    assert cells.text(short)("a\x01b\x07") == "ab"
    with pytest.raises(CellProblem, match="import_nul"):
        cells.text(short)("a\x00b")
    assert cells.text(short)("   ") is None
    with pytest.raises(CellProblem):
        cells.text(short)("六个字太长了")


def test_choices_by_value_and_by_either_label():
    field = Field("s", ("状态", "Status"), "choice")
    read = choices.choice(field, [Choice("won", ("赢单", "Won")), Choice("lost", ("输单", "Lost"))])
    assert [read(cell) for cell in ("won", "赢单", "WON", "Lost", "")] == ["won", "won", "won", "lost", None]
    with pytest.raises(CellProblem):
        read("maybe")


def test_likely_meanings_come_nearest_first():
    products = ["GTX Basic", "GTX Pro", "MG Special", "GTX Plus Pro"]
    assert choices.likely("GTXPro", products)[0] == "GTX Pro"
    assert choices.likely("technolgy", ["medical", "technology", "retail"]) == ["technology"]
    assert choices.likely("???", products) == []


def test_tags_and_truth():
    assert cells.boolean(WHOLE)("是") is True
    assert cells.boolean(WHOLE)("×") is False
    assert choices.tags(Field("t", ("标签", "Tags"), "tags"))("重点、华东；重点") == ["重点", "华东"]
