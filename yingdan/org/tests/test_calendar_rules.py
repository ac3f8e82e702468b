"""The working calendar as pure functions: kinds of day, workdays, weekends, and what was pasted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.org.rules import gazette, paste
from yingdan.org.rules.calendar import FULL, Calendar, Layer, Weekend
from yingdan.org.rules.kinds import KINDS, Mark

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
MARKS = st.dictionaries(
    DAYS, st.sampled_from(["holiday", "makeup", "company_holiday", "company_workday", "note"]).map(Mark), max_size=30
)
WEEKENDS = st.builds(
    Weekend,
    DAYS,
    st.frozensets(st.integers(1, 7), max_size=3),
    st.frozensets(st.integers(1, 7), max_size=2),
    DAYS,
)
CALENDARS = st.lists(st.builds(Layer, MARKS, st.lists(WEEKENDS, max_size=2)), max_size=3).map(Calendar)
PLAIN = Calendar()
UNKNOWN = gazette.last_year() + 1


def test_2026_has_248_workdays() -> None:
    assert PLAIN.year(2026).workdays == 248
    assert PLAIN.workdays(date(2026, 1, 1), date(2026, 12, 31)) == 248


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 3, 2), "workday"),
        (date(2026, 3, 7), "weekend"),
        (date(2026, 10, 1), "holiday"),
        (date(2026, 2, 14), "makeup"),
    ],
)
def test_the_gazette_says_the_kind_of_a_day(day: date, kind: str) -> None:
    assert PLAIN.kind(day) == kind


def test_names_come_in_both_languages() -> None:
    mark = PLAIN.mark(date(2026, 10, 1))
    assert mark is not None
    assert (mark.called("zh-CN"), mark.called("en")) == ("国庆节", "National Day")


def test_a_year_that_is_not_gazetted_has_weekends_only_until_entered() -> None:
    assert PLAIN.source(UNKNOWN) == "unknown"
    assert PLAIN.is_workday(date(UNKNOWN, 10, 1)) == (date(UNKNOWN, 10, 1).isoweekday() < 6)
    by_hand = Calendar([Layer({date(UNKNOWN, 10, 1): Mark("holiday", "国庆节")})], frozenset({UNKNOWN}))
    assert by_hand.source(UNKNOWN) == "entered"
    assert by_hand.kind(date(UNKNOWN, 10, 1)) == "holiday"
    assert Calendar([], frozenset({2026})).source(2026) == "gazetted"


def test_the_nearest_layer_wins_and_a_note_leaves_the_kind() -> None:
    day = date(2026, 6, 1)
    company, team = Layer({day: Mark("company_holiday", "厂庆")}), Layer({day: Mark("company_workday", "展会")})
    assert Calendar([company]).kind(day) == "company_holiday"
    assert Calendar([company, team]).kind(day) == "company_workday"
    noted = Calendar([company, Layer({day: Mark("note", "值班到中午")})])
    assert (noted.kind(day), noted.mark(day)) == ("company_holiday", Mark("company_holiday", "值班到中午"))
    holiday = Calendar([Layer({date(2026, 10, 1): Mark("note", "总部值班")})])
    assert holiday.mark(date(2026, 10, 1)) == Mark("holiday", "总部值班")
    assert noted.usual(day) == "workday"


def test_big_and_small_weeks_alternate() -> None:
    saturdays = [date(2026, 3, 7) + timedelta(7 * n) for n in range(4)]
    weekend = Weekend(date(2026, 1, 1), frozenset({7}), frozenset({6}), anchor=saturdays[0])
    calendar = Calendar([Layer({}, [weekend])])
    assert [calendar.is_workday(day) for day in saturdays] == [False, True, False, True]
    assert calendar.kind(date(2026, 10, 3)) == "holiday"  # the gazette is above weekends


def test_a_new_weekend_rule_leaves_the_days_before() -> None:
    calendar = Calendar([Layer({}, [Weekend(date(2026, 7, 1), frozenset({7}))])])
    assert not calendar.is_workday(date(2026, 6, 27))
    assert calendar.is_workday(date(2026, 7, 4))


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_workdays_add_up(calendar: Calendar, first: date, second: date, third: date) -> None:
    start, middle, end = sorted((first, second, third))
    whole = calendar.workdays(start, end)
    assert whole == calendar.workdays(start, middle) + calendar.workdays(middle + timedelta(1), end)
    assert 0 <= whole <= (end - start).days + 1
    assert calendar.workdays(end + timedelta(1), start) == 0
    assert calendar.workdays(start, start) == calendar.is_workday(start)


@given(CALENDARS, st.integers(2019, 2030))
def test_the_arrays_of_a_year_agree(calendar: Calendar, number: int) -> None:
    year = calendar.year(number)
    assert len(year.kinds) == len(year.weights) == len(year.before) - 1
    assert sum(year.weights) == FULL * year.workdays
    works = [calendar.is_workday(year.first + timedelta(n)) for n in range(len(year.kinds))]
    assert [weight == FULL for weight in year.weights] == works
    assert all(code < len(KINDS) for code in year.kinds)


@given(st.integers(2004, 2026))
def test_only_marked_days_differ_from_the_week(number: int) -> None:
    year, marks = PLAIN.year(number), gazette.marks(number)
    for n in range(len(year.kinds)):
        day = year.first + timedelta(n)
        if day not in marks:
            assert PLAIN.is_workday(day) == (day.isoweekday() < 6)


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。
二、春节：2月5日（农历腊月廿九、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月5日（周一）放假。"""


def test_the_notice_itself_can_be_pasted() -> None:
    found = {day: (line.kind, line.name) for line in paste.read(NOTICE, 2027) for day in line.days()}
    assert found[date(2027, 1, 3)] == ("holiday", "元旦")
    assert found[date(2027, 1, 4)] == ("makeup", "元旦")
    assert found[date(2027, 1, 31)] == ("makeup", "春节")
    assert [day for day, (kind, name) in found.items() if (kind, name) == ("holiday", "春节")] == [
        date(2027, 2, 5) + timedelta(n) for n in range(7)
    ]
    assert found[date(2027, 4, 5)] == ("holiday", "清明节")
    assert len(found) == 3 + 1 + 7 + 2 + 1


@pytest.mark.parametrize(
    ("text", "first", "last", "kind", "name"),
    [
        ("2027-01-01\t法定节假日\t元旦", date(2027, 1, 1), date(2027, 1, 1), "holiday", "元旦"),
        ("2027/10/1~2027/10/7，法定节假日，国庆节", date(2027, 10, 1), date(2027, 10, 7), "holiday", "国庆节"),
        ("2027年5月8日,周六,调休上班,劳动节", date(2027, 5, 8), date(2027, 5, 8), "makeup", "劳动节"),
        ("2027-06-01,Tue,company holiday,Founding day", date(2027, 6, 1), date(2027, 6, 1), "company_holiday",
         "Founding day"),
        ("2027-06-02;note;stock-taking", date(2027, 6, 2), date(2027, 6, 2), "note", "stock-taking"),
    ],
)  # fmt: skip
def test_rows_in_the_usual_forms(text: str, first: date, last: date, kind: str, name: str) -> None:
    (line,) = paste.read(f"日期\t类型\t名称\n{text}\n\n", 2027)
    assert (line.first, line.last, line.kind, line.name, line.problem) == (first, last, kind, name, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2027-02-30,法定节假日", "calendar_bad_date"),
        ("明天,法定节假日", "calendar_bad_date"),
        ("2027-02-03~2027-02-01,法定节假日", "calendar_bad_span"),
        ("2027-01-01~2027-12-31,法定节假日", "calendar_bad_span"),
        ("2027-02-03,圣诞", "calendar_bad_kind"),
        ("2027-02-03", "calendar_bad_kind"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(text: str, problem: str) -> None:
    (line,) = paste.read(text, 2027)
    assert line.problem == problem
    assert list(line.days()) == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for line in paste.read(text, 2027):
        assert line.problem or line.first
