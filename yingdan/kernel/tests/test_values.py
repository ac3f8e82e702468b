"""Money, cursors, scopes and texts: pure values."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.kernel import clock, money, paging
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import AppError, Forbidden, Invalid, invalid
from yingdan.kernel.ports import DoctorCheck, Registry
from yingdan.kernel.texts import register_texts, text


@given(st.integers(-(10**15), 10**15))
def test_fen_and_yuan_are_the_same_money(fen):
    assert money.to_fen(money.from_fen(fen)) == fen


def test_parts_of_a_fen_are_refused_not_dropped():
    with pytest.raises(ValueError, match="parts of a fen"):
        money.to_fen(Decimal("0.005"))


def test_rounding_is_half_up_as_accountants_do():
    assert [money.rounded(Decimal(v)) for v in ("0.005", "0.015", "-0.005")] == [
        Decimal("0.01"),
        Decimal("0.02"),
        Decimal("-0.01"),
    ]


@given(st.lists(st.none() | st.integers(-(2**53), 2**53) | st.text(), min_size=1, max_size=4))
def test_a_cursor_gives_back_what_was_put_in(values):
    assert paging.decode(paging.encode(values), len(values)) == values


@pytest.mark.parametrize("cursor", ["", "!!!", "bm9qc29u", paging.encode([1]), paging.encode([1, 2, 3]), "e30"])
def test_a_broken_cursor_is_bad_input(cursor):
    with pytest.raises(Invalid):
        paging.decode(cursor, 2)


def test_reach_grows_from_own_to_all():
    assert [scope.width for scope in (Scope.own, Scope.team, Scope.below, Scope.all)] == [0, 1, 2, 3]


def test_a_permission_that_is_not_granted_is_named_in_the_error():
    actor = Actor(name="小李", user_id=1, grants={"deal.read": Scope.own})
    assert actor.may("deal.read")
    with pytest.raises(Forbidden) as caught:
        actor.need("deal.delete")
    assert "deal.delete" in caught.value.message("zh-CN")


def test_the_system_may_do_everything():
    assert Actor.system("nightly").scope("deal.delete") is Scope.all


def test_errors_speak_the_readers_language():
    assert AppError("unauthorized").message("en") != AppError("unauthorized").message("zh-CN")
    body = invalid("amount", "too_small", min=0).body("en")
    assert body["params"]["fields"]["amount"][0]["message"] == "Must be at least 0"


def test_a_text_code_cannot_be_taken_twice():
    with pytest.raises(ValueError, match="twice"):
        register_texts({"unauthorized": ("甲", "b")})
    assert text("no_such_code", "en") == "no_such_code"


def test_the_business_day_is_the_companys():
    assert clock.business_day(datetime(2026, 1, 31, 16, 30, tzinfo=UTC)) == date(2026, 2, 1)
    assert clock.business_day(clock.day_start(date(2026, 2, 1))) == date(2026, 2, 1)


def test_ports_take_only_their_kind_and_once():
    port: Registry[DoctorCheck] = Registry(DoctorCheck)
    port.add("sums", DoctorCheck(list))
    with pytest.raises(ValueError, match="twice"):
        port.add("sums", DoctorCheck(list))
    with pytest.raises(TypeError):
        port.add("other", list)  # type: ignore[arg-type]


def test_instants_are_utc_and_company_time_without_an_offset():
    assert clock.instant(datetime.fromisoformat("2026-03-01T08:00:00")) == datetime(2026, 3, 1, tzinfo=UTC)
    far = clock.instant(datetime.fromisoformat("2026-03-01T00:00:00-23:00"))
    assert (far.isoformat(), far.tzinfo) == ("2026-03-01T23:00:00+00:00", UTC)
    for written in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-14:00"):
        with pytest.raises(ValueError, match="out of range"):
            clock.instant(datetime.fromisoformat(written))
