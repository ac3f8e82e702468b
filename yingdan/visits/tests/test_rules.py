"""Rules of visits: the clock, distances, answers, fingerprints, proposals, four visits."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.visits.rules import due, four, moments, pictures, places, proposing, steps

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATITUDES, LONGITUDES = st.floats(-89, 89), st.floats(-179, 179)
FIRST = date(2026, 11, 23)
LINES = st.lists(
    st.builds(
        proposing.Line, st.integers(1, 10**6), st.dates(FIRST - timedelta(90), FIRST + timedelta(30)),
        st.integers(1, 60), st.one_of(st.none(), st.frozensets(st.dates(FIRST, FIRST + timedelta(27)))),
        st.tuples(st.dates(FIRST, FIRST + timedelta(27))) | st.just(()),
    ),
    max_size=40, unique_by=lambda one: one.customer_id,
)  # fmt: skip
DAYS = st.sets(st.dates(FIRST, FIRST + timedelta(27)), max_size=20).map(sorted)


@given(st.integers(-(10**7), 10**7))
def test_a_wrong_clock_is_put_right(seconds: int) -> None:
    wrong = NOW - timedelta(seconds=seconds)  # sent now, by a clock that is `seconds` behind
    skew = moments.skew(wrong, NOW)
    assert skew == (0 if abs(seconds) <= 90 else seconds)
    told = wrong - timedelta(hours=3)
    assert abs(moments.corrected(told, skew, NOW) - (NOW - timedelta(hours=3))) <= moments.TOLERANCE
    assert moments.corrected(NOW + timedelta(days=400), skew, NOW) <= NOW + timedelta(days=0)


@pytest.mark.parametrize("year", [1, 156, 1970, 2500, 9999])
def test_an_absurd_clock_is_a_number_that_can_be_kept_and_never_later_than_now(year: int) -> None:
    absurd = NOW.replace(year=year)
    skew = moments.skew(absurd, NOW)
    assert abs(skew) < 2**31
    for told in (absurd, NOW.replace(year=1, month=1, day=1), NOW.replace(year=9999, month=12, day=31)):
        assert moments.corrected(told, skew, NOW) <= NOW


def test_a_visit_is_as_long_as_its_whole_minutes() -> None:
    assert moments.minutes(NOW, NOW + timedelta(minutes=29, seconds=59)) == 29
    assert moments.minutes(NOW, NOW - timedelta(minutes=5)) == 0


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_the_same_both_ways_and_never_more_than_half_around(a: float, b: float, c: float, d: float) -> None:
    one, other = places.distance(a, b, c, d), places.distance(c, d, a, b)
    assert one == other
    assert 0 <= one <= 20_015_200
    assert places.distance(a, b, a, b) == 0


def test_known_distances() -> None:
    assert places.distance(31.2304, 121.4737, 39.9042, 116.4074) == pytest.approx(1_067_000, rel=0.005)
    assert places.distance(30.25, 120.16, 30.25 + 1 / 111_195.08, 120.16) == 1


@pytest.mark.parametrize(
    ("metres", "accuracy", "radius", "found"),
    [(400, 10, 500, True), (500, None, 500, True), (510, 5, 500, False), (510, 30, 500, None), (None, 5, 500, None),
     (900, 100, 500, False)],
)  # fmt: skip
def test_who_is_at_the_place(metres: int | None, accuracy: float | None, radius: int, found: bool | None) -> None:
    assert places.within(metres, accuracy, radius) is found


def test_a_position_is_proposed_where_there_is_none_or_a_wrong_one() -> None:
    assert places.doubtful(None, 200, 500)
    assert not places.doubtful(None, 201, 500)
    assert places.doubtful(1001, 50, 500)
    assert not places.doubtful(1001, 51, 500)
    assert not places.doubtful(1000, 10, 500)


GREYS = st.lists(st.lists(st.integers(0, 255), min_size=9, max_size=9), min_size=8, max_size=8)


@given(GREYS, st.integers(0, 255))
def test_a_fingerprint_does_not_mind_brightness(rows: list[list[int]], more: int) -> None:
    brighter = [[value + more for value in row] for row in rows]
    found = pictures.fingerprint(rows)
    assert len(found) == 16
    assert pictures.apart(found, pictures.fingerprint(brighter)) == 0
    mirrored = [[-value for value in row] for row in rows]
    equal = sum(a == b for row in rows for a, b in pairwise(row))
    assert pictures.apart(found, pictures.fingerprint(mirrored)) == 64 - equal


@given(LINES, DAYS, st.integers(0, 5))
def test_what_is_proposed_fits_and_keeps_its_distance(lines: list[proposing.Line], days: list[date], room: int) -> None:
    found = proposing.propose(lines, days, dict.fromkeys(days, room))
    about = {one.customer_id: one for one in lines}
    for day in days:
        assert sum(one.day == day for one in found.visits) <= room
    for one in found.visits:
        line = about[one.customer_id]
        assert one.day in days
        assert one.day >= one.due_on
        assert line.route_days is None or one.day in line.route_days
        assert all(one.day >= planned + timedelta(line.cycle) for planned in line.planned)
    for customer, line in about.items():
        own = [one.day for one in found.visits if one.customer_id == customer]
        assert all(later - earlier >= timedelta(line.cycle) for earlier, later in pairwise(own))
    assert found.visits == sorted(found.visits, key=lambda one: one.day)


def test_with_room_enough_everybody_without_a_route_gets_a_day() -> None:
    days = [FIRST + timedelta(n) for n in range(5)]
    lines = [proposing.Line(n, FIRST - timedelta(n), 30) for n in range(1, 8)]
    assert len(proposing.propose(lines, days, dict.fromkeys(days, 9)).visits) == 7
    full = proposing.propose(lines, days[:1], {days[0]: 3})
    assert [one.customer_id for one in full.visits] == [7, 6, 5]  # longest overdue first
    assert sorted(full.left) == [1, 2, 3, 4]


def test_due_and_overdue() -> None:
    assert due.due_on(FIRST, None) is None
    assert due.due_on(FIRST, 14) == FIRST + timedelta(14)
    assert due.overdue(FIRST - timedelta(3), FIRST) == 3
    assert due.overdue(FIRST, FIRST) == 0
    assert due.overdue(None, FIRST) is None


@pytest.mark.parametrize(
    ("visits", "silent", "planned", "early"),
    [(0, None, False, False), (1, 21, False, True), (3, 20, False, False), (3, 90, True, False), (4, 90, False, False)],
)
def test_giving_up_before_the_fourth_visit(visits: int, silent: int | None, planned: bool, early: bool) -> None:
    assert four.given_up_early(visits, silent, planned=planned) is early
    assert four.shown(9) == 4


PICTURE = "0c2f8a1e-1111-4222-8333-444455556666"


@pytest.mark.parametrize(
    ("step", "answer", "wrong"),
    [
        ({"kind": "photo", "required": True}, {"photos": []}, ["answer.photos"]),
        ({"kind": "photo", "max": 1}, {"photos": [PICTURE]}, []),
        ({"kind": "photo"}, {"photos": ["x"]}, ["answer.photos"]),
        ({"kind": "stock"}, {"lines": [{"product_id": 1, "stock": 4}]}, []),
        ({"kind": "stock"}, {"lines": [{"product_id": 1}]}, ["answer.lines.0.stock"]),
        ({"kind": "stock"}, {"lines": [{"product_id": 1, "stock": 1}] * 2}, ["answer.lines.1.product_id"]),
        ({"kind": "order"}, {"lines": [{"product_id": 1, "quantity": 2, "price": 990}], "note": ""}, []),
        ({"kind": "order"}, {"lines": [{"product_id": 1, "quantity": 2, "price": 9.9}]}, ["answer.lines.0.price"]),
        ({"kind": "order"}, {}, ["answer.lines"]),
        ({"kind": "collection"}, {"amount": 100, "method": "cash"}, []),
        ({"kind": "collection"}, {"amount": -1, "method": "gold"}, ["answer.amount", "answer.method"]),
        ({"kind": "competitor"}, {"rows": [{"competitor": "甲", "price": None, "photos": [PICTURE]}]}, []),
        ({"kind": "competitor"}, {"rows": [{"competitor": " "}]}, ["answer.rows.0.competitor"]),
        ({"kind": "display"}, {"faces": [{"product_id": 1, "faces": 3}], "ok": True}, []),
        ({"kind": "display"}, {"faces": [], "ok": "yes"}, ["answer.ok"]),
        ({"kind": "note", "required": True}, {"text": " "}, ["answer.text"]),
        ({"kind": "note"}, {}, []),
        ({"kind": "note"}, [], ["answer"]),
    ],
)  # fmt: skip
def test_answers_are_checked_by_the_kind_of_their_step(step: dict, answer: object, wrong: list[str]) -> None:  # type: ignore[type-arg]
    assert [path for path, _ in steps.wrong_answer(step, answer, 9)] == wrong


def test_answers_to_a_survey() -> None:
    questions = [
        {"key": "q1", "kind": "number", "text": "几箱", "required": True},
        {"key": "q2", "kind": "choice", "text": "位置", "choices": ["端架", "货架"]},
        {"key": "q3", "kind": "yes_no", "text": "有价签"},
    ]
    step = {"kind": "survey", "questions": questions}
    assert steps.wrong_answer(step, {"answers": {"q1": 3, "q2": "端架", "q3": False}}, 9) == []
    found = steps.wrong_answer(step, {"answers": {"q2": "地上", "q3": "是", "q9": 1}}, 9)
    assert [path.rpartition(".")[2] for path, _ in found] == ["q9", "q1", "q2", "q3"]


def test_steps_of_a_type_are_checked() -> None:
    good = {"key": "a", "kind": "note", "name": "说明"}
    assert steps.wrong_steps([good, {**good, "key": "b"}], 9) == []
    assert [path for path, _ in steps.wrong_steps([good, good], 9)] == ["steps.1.key"]
    assert [path for path, _ in steps.wrong_steps([{**good, "kind": "photo", "min": 3, "max": 2}], 9)] == [
        "steps.0.max"
    ]
    assert [path for path, _ in steps.wrong_steps([{**good, "kind": "survey"}], 9)] == ["steps.0.questions"]
