"""Whose a visitor is: the first contact, while it is valid, with evidence when that is asked for."""

from datetime import UTC, datetime, timedelta
from typing import Any

from yingdan.reception.rules.attribution import Claim, Terms, decide

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TERMS = Terms(valid_days=90, evidence=False, customers_stay=True)


def claim(member: int | None, first: int, last: int, **more: Any) -> Claim:
    """A lead of somebody: first and last contact so many days ago."""
    return Claim(
        more.get("kind", "lead"), member or 99, member, NOW - timedelta(days=first), NOW - timedelta(days=last),
        more.get("written", True),
    )  # fmt: skip


def test_a_new_visitor_is_nobodys() -> None:
    assert decide(TERMS, [], NOW).code == "new"
    assert decide(TERMS, [claim(None, 3, 1)], NOW).code == "nobodys"


def test_the_first_contact_wins_not_the_latest() -> None:
    found = decide(TERMS, [claim(1, 20, 2), claim(2, 40, 30)], NOW)
    assert (found.code, found.member) == ("first_contact", 2)


def test_it_lasts_for_the_days_set_and_not_a_moment_longer() -> None:
    assert decide(TERMS, [claim(1, 200, 90)], NOW).member == 1
    found = decide(TERMS, [claim(1, 200, 91)], NOW)
    assert (found.code, found.member) == ("expired", None)
    assert decide(Terms(None, False, True), [claim(1, 900, 800)], NOW).member == 1


def test_after_the_first_ran_out_the_second_counts() -> None:
    assert decide(TERMS, [claim(1, 300, 200), claim(2, 50, 10)], NOW).member == 2


def test_evidence_when_asked_for() -> None:
    asked = Terms(90, True, True)
    assert decide(asked, [claim(1, 5, 5, written=False)], NOW).code == "no_evidence"
    assert decide(asked, [claim(1, 5, 5, written=False), claim(2, 3, 3)], NOW).member == 2


def test_customers_stay_with_their_owner() -> None:
    old = claim(1, 900, 800, kind="customer", written=False)
    assert decide(Terms(90, True, True), [claim(2, 5, 5), old], NOW).code == "customer"
    assert decide(Terms(90, True, False), [old], NOW).code == "expired"
