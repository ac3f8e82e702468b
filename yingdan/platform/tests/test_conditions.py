"""Conditions: SQL agrees with plain Python on any rows, and bad ones are refused with the place of the mistake."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.org.models import Member
from yingdan.platform.resources.conditions import relative
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens
from yingdan.platform.tests import entities
from yingdan.platform.tests.entities import make_customer

TEXTS = ["", "a", "A", "ab", "b%", "_", "化工", "化\\工"]
NUMBERS = [None, 0, 1, 5, 7]
DAYS = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2)]
INSTANTS = [None, *(datetime(2026, 2, day, hour, 30, tzinfo=UTC) for day in (1, 2) for hour in (0, 15, 16))]
TAGS = ["x", "y", "z"]


def row_values(random: Random) -> dict[str, Any]:
    return {
        "industry": random.choice(TEXTS),
        "grade": random.choice(["", "A", "B"]),
        "employees": random.choice(NUMBERS),
        "annual_revenue": random.choice([None, Decimal("0.00"), Decimal("1.50"), Decimal("7.00")]),
        "tags": random.sample(TAGS, random.randrange(3)),
        "next_contact_at": random.choice(INSTANTS),
    }


Compare = Callable[[Any, Any], bool]
ORDERED: dict[str, Compare] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip
NEGATED = {"!=": "=", "notIn": "in", "notContains": "contains", "notBetween": "between", "notNull": "null"}


def holds(row: dict[str, Any], rule: dict[str, Any]) -> bool:
    """What a rule means, told in Python: empty values pass only what is negated."""
    operator = rule["operator"]
    if operator in NEGATED:
        return not holds(row, {**rule, "operator": NEGATED[operator]})
    have: Any = row[rule["field"]]
    value: Any = rule.get("value")
    convert: Any
    if operator == "null":
        return have is None or have in ("", [])
    if have is None:
        return False
    if isinstance(have, list):
        wanted = set(value if isinstance(value, list) else [value])
        return {"contains": wanted <= set(have), "in": bool(wanted & set(have)), "=": wanted == set(have)}[operator]
    if isinstance(have, str):
        low = have.lower()
        said: dict[str, Callable[[], bool]] = {
            "=": lambda: bool(have == value), "in": lambda: have in value, "contains": lambda: value.lower() in low,
            "beginsWith": lambda: low.startswith(value.lower()), "endsWith": lambda: low.endswith(value.lower()),
        }  # fmt: skip
        return said[operator]()
    if isinstance(have, datetime):
        have, convert = clock.business_day(have), date.fromisoformat
    else:
        have, convert = Decimal(have), Decimal
    if operator == "between":
        return bool(convert(value[0]) <= have <= convert(value[1]))
    if operator == "in":
        return have in [convert(one) for one in value]
    return have == convert(value) if operator == "=" else ORDERED[operator](have, convert(value))


def meets(row: dict[str, Any], condition: dict[str, Any]) -> bool:
    parts = [meets(row, rule) if "rules" in rule else holds(row, rule) for rule in condition["rules"] if kept(rule)]
    found = (all if condition["combinator"] == "and" else any)(parts) if parts else True
    return not found if parts and condition.get("not") else found


def kept(rule: dict[str, Any]) -> bool:
    """Groups without any rule say nothing."""
    return "rules" not in rule or any(kept(one) for one in rule["rules"])


def rules(field: str, operators: list[str], value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    def complete(operator: str) -> st.SearchStrategy[dict[str, Any]]:
        values = value
        if operator in ("in", "notIn"):
            values = st.lists(value, min_size=1, max_size=3)
        elif operator in ("between", "notBetween"):
            values = st.lists(value, min_size=2, max_size=2)
        return values.map(lambda found: {"field": field, "operator": operator, "value": found})

    return st.sampled_from(operators).flatmap(complete)


RANGE = ["=", "!=", "<", "<=", ">", ">=", "between", "notBetween", "null", "notNull"]
CHOSEN = ["=", "!=", "in", "notIn", "null", "notNull"]
LEAF = st.one_of(
    rules("industry", [*CHOSEN, "contains", "notContains", "beginsWith", "endsWith"],
          st.sampled_from(["a", "A", "b", "%", "_", "\\", "化", "工"])),
    rules("grade", CHOSEN, st.sampled_from(["A", "B", "C"])),
    rules("employees", [*RANGE, "in", "notIn"], st.sampled_from([0, 1, 5, 6, 10**20])),
    rules("annual_revenue", [*RANGE, "in", "notIn"], st.sampled_from(["0", "1.5", "1.505", "7"])),
    rules("tags", [*CHOSEN, "contains", "notContains"], st.sampled_from(TAGS)),
    rules("next_contact_at", RANGE, st.sampled_from([day.isoformat() for day in DAYS])),
)  # fmt: skip
CONDITION = st.recursive(
    LEAF,
    lambda inner: st.fixed_dictionaries(
        {"combinator": st.sampled_from(["and", "or"]), "not": st.booleans(), "rules": st.lists(inner, max_size=3)}
    ),
    max_leaves=6,
).map(lambda found: found if "rules" in found else {"combinator": "and", "rules": [found]})


def depth(condition: dict[str, Any]) -> int:
    return 1 + max((depth(one) for one in condition["rules"] if "rules" in one), default=0)


@pytest.mark.usefixtures("described")
def test_sql_agrees_with_python(cast: Cast):
    random = Random(4)
    rows = {}
    for number in range(60):
        values = row_values(random)
        rows[make_customer(cast.xiaoli, f"客户 {number}", **values).pk] = values
    lens = Lens(entities.CUSTOMER, actor_for(cast.liu))

    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @example({"combinator": "or", "not": True, "rules": [{"combinator": "and", "rules": []}]})
    @given(CONDITION.filter(lambda condition: depth(condition) <= 5))
    def agree(condition: dict[str, Any]) -> None:
        found = set(compiled(lens, condition).apply(lens.rows()).values_list("pk", flat=True))
        assert found == {pk for pk, values in rows.items() if meets(values, condition)}

    agree()


def test_me_and_references(cast: Cast, described: None):
    mine, other = make_customer(cast.zhang), make_customer(cast.xiaoli)
    lens = Lens(entities.CUSTOMER, actor_for(cast.zhang))

    def found(operator: str, value: Any) -> list[int]:
        rule = {"field": "owner", "operator": operator, "value": value}
        return sorted(compiled(lens, {"rules": [rule]}).apply(lens.rows()).values_list("pk", flat=True))

    assert found("=", "$me") == [mine.pk]
    assert found("!=", "$me") == [other.pk]
    assert found("in", ["$me", cast.xiaoli.pk]) == [mine.pk, other.pk]
    assert found("contains", "小") == [other.pk]
    assert found("=", str(cast.xiaoli.pk)) == [other.pk]


def test_relative_dates_follow_the_business_day(cast: Cast, described: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 31, 17, 0, tzinfo=UTC))  # 1 April in Shanghai
    before = make_customer(cast.xiaoli, next_contact_at=datetime(2026, 3, 31, 15, 59, tzinfo=UTC))
    after = make_customer(cast.xiaoli, next_contact_at=datetime(2026, 3, 31, 16, 0, tzinfo=UTC))
    lens = Lens(entities.CUSTOMER, actor_for(cast.xiaoli))

    def found(operator: str, name: str, **more: int) -> list[int]:
        rule = {"field": "next_contact_at", "operator": operator, "value": {"relative": name, **more}}
        return sorted(compiled(lens, {"rules": [rule]}).apply(lens.rows()).values_list("pk", flat=True))

    assert found("=", "today") == [after.pk]
    assert found("=", "yesterday") == found("=", "last_month") == found("<", "this_month") == [before.pk]
    assert found("=", "last_n_days", n=2) == [before.pk, after.pk]
    assert found(">=", "this_quarter") == [after.pk]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_periods_hold_today_and_follow_each_other(today: date):
    for unit in ("week", "month", "quarter", "year"):
        last, this, later = (relative.days(f"{which}_{unit}", today) for which in ("last", "this", "next"))
        assert last
        assert this
        assert later
        assert this[0] <= today <= this[1]
        assert last[1] + timedelta(1) == this[0]
        assert this[1] + timedelta(1) == later[0]


def nested(levels: int) -> dict[str, Any]:
    condition: dict[str, Any] = {"rules": [{"field": "name", "operator": "=", "value": "x"}]}
    for _ in range(levels - 1):
        condition = {"combinator": "and", "rules": [condition]}
    return condition


def one(field: Any, operator: Any = "=", value: Any = None) -> dict[str, Any]:
    return {"rules": [{"field": field, "operator": operator, "value": value}]}


BAD: list[tuple[Any, str, str]] = [
    ([], "filter", "bad_value"),
    ({"rules": 5}, "filter.rules", "bad_value"),
    ({"combinator": "xor", "rules": []}, "filter.combinator", "bad_value"),
    ({"not": "yes", "rules": []}, "filter.not", "bad_value"),
    ({"rules": [7]}, "filter.rules.0", "bad_value"),
    (one("nothing"), "filter.rules.0.field", "unknown_field"),
    (one("name__password"), "filter.rules.0.field", "unknown_field"),
    (one("owner.user.password"), "filter.rules.0.field", "unknown_field"),
    (one("owner.phone"), "filter.rules.0.field", "unknown_field"),
    (one("name", "<", "a"), "filter.rules.0.operator", "bad_operator"),
    (one("name", "regex", "a"), "filter.rules.0.operator", "bad_operator"),
    (one("name", ["="], "a"), "filter.rules.0.operator", "bad_value"),
    (one("name", "=", "a\x00b"), "filter.rules.0.value", "bad_value"),
    (one("name", "=", "\ud800"), "filter.rules.0.value", "bad_value"),
    (one("name", "in", ["x"] * 1001), "filter.rules.0.value", "too_many_values"),
    (one("employees", ">", "many"), "filter.rules.0.value", "bad_type"),
    (one("employees", ">", True), "filter.rules.0.value", "bad_type"),
    (one("employees", ">", "NaN"), "filter.rules.0.value", "bad_value"),
    (one("employees", ">", "1e999"), "filter.rules.0.value", "bad_value"),
    (one("employees", "between", [1]), "filter.rules.0.value", "bad_value"),
    (one("owner", "=", 2**63), "filter.rules.0.value", "bad_type"),
    (one("owner", "=", "Robert'); drop"), "filter.rules.0.value", "bad_type"),
    (one("next_contact_at", "=", "2026-02-30"), "filter.rules.0.value", "bad_type"),
    (one("next_contact_at", "=", "9999-12-31"), "filter.rules.0.value", "bad_value"),
    (one("next_contact_at", "=", {"relative": "doomsday"}), "filter.rules.0.value", "unknown_choice"),
    (one("next_contact_at", "=", {"relative": "last_n_days", "n": 10**9}), "filter.rules.0.value", "unknown_choice"),
    (one("next_contact_at", "=", {"relative": "this_n_days", "n": 3}), "filter.rules.0.value", "unknown_choice"),
    (nested(6), "filter.rules.0.rules.0.rules.0.rules.0.rules.0", "too_deep"),
    ({"rules": [{"field": "name", "operator": "null"}] * 51}, "filter.rules.50", "too_many_rules"),
]


@pytest.mark.parametrize(("condition", "where", "code"), BAD)
def test_mistakes_are_named_by_their_place(cast: Cast, described: None, condition: Any, where: str, code: str):
    lens = Lens(entities.CUSTOMER, actor_for(cast.xiaoli))
    with pytest.raises(Invalid) as caught:
        compiled(lens, condition)
    assert {name: [one["code"] for one in errors] for name, errors in caught.value.params["fields"].items()} == {
        where: [code]
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
FIELDS = [field.name for field in entities.CUSTOMER.fields] + ["owner.position", "id", "x"]
OPERATORS = [*RANGE, "in", "notIn", "contains", "beginsWith", "endsWith", "?"]


def test_whatever_is_sent_is_answered_or_refused(cast: Cast, described: None):
    make_customer(cast.xiaoli, tags=["x"], employees=3)
    lens = Lens(entities.CUSTOMER, actor_for(cast.liu))

    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(FIELDS), st.sampled_from(OPERATORS), JSON | st.sampled_from(["2026-01-01", ["1", 2]]))
    def survive(field: str, operator: str, value: Any) -> None:
        try:
            rows = compiled(lens, one(field, operator, value)).apply(lens.rows())
        except Invalid:
            return
        assert rows.count() in (0, 1)

    survive()


def test_a_saved_condition_of_the_largest_size_is_answered(cast: Cast, described: None):
    for _ in range(2):
        make_customer(cast.xiaoli)
    rules = [{"field": "owner.position", "operator": "!=", "value": f"p{n}"} for n in range(50)]
    answer = client_for(cast.zhang).post("/api/resources/customer/query", {"filter": {"rules": rules}})
    assert len(answer.json()["rows"]) == Customer.objects.count() == 2
    assert Member.objects.filter(position="p1").count() == 0
