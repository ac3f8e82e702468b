"""The demo company: the same every time, plausible. Made once for all tests here; changes of each are undone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection, transaction

from yingdan.accounts.models import User
from yingdan.customers.rules import credit_code
from yingdan.deals.models import Deal
from yingdan.demo import business, services
from yingdan.demo.errors import DemoLoaded, NotEmpty
from yingdan.kernel import ports
from yingdan.org.models import Member
from yingdan.platform.models import AuditEntry, Company

pytestmark = pytest.mark.django_db

FEW = 20
NOW = datetime(2026, 6, 10, 8, 0, tzinfo=UTC)
TABLES = [
    "accounts_user", "org_team", "org_member", "catalog_product", "customers_customer", "customers_contact",
    "customers_collaborator", "deals_deal", "deals_dealline", "deals_dealmember", "deals_stageentry",
    "customers_followup", "targets_cell", "targets_response", "targets_commitment", "targets_market",
]  # fmt: skip


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A demo company with fewer customers than usual, so that tests are quick; taken back after the last test."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(business, "CUSTOMERS_PER_REP", FEW)
        services.generate(scale=1, seed=5, now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def company(made: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The company, and what is made anew in a test is as small."""
    monkeypatch.setattr(business, "CUSTOMERS_PER_REP", FEW)


def ask(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def checksums() -> dict[str, object]:
    """One figure for the content of each table, without what is random on purpose (the salt) or serial."""
    left_out = (
        "'id', 'password', 'target_id', 'settled_in_id', 'pipeline_id', 'stage_id', 'close_reason_id', 'territory_id'"
    )
    return {
        table: ask(
            f"select count(*), sum(hashtextextended((to_jsonb(t) - array[{left_out}])::text, 0)) from {table} t"
        )[0]
        for table in TABLES
    }


def test_same_seed_same_company(company: None) -> None:
    first = checksums()
    services.generate(scale=1, seed=5, now=NOW, reset=True)
    assert checksums() == first
    services.generate(scale=1, seed=6, now=NOW, reset=True)
    other = checksums()
    assert all(other[table] != first[table] for table in TABLES if table not in ("catalog_product", "org_team"))


def test_size(company: None) -> None:
    assert Member.objects.count() == 60
    assert [row[0] for row in ask("select count(*) from org_team group by kind order by kind")] == [1, 2, 3]


def test_sums_are_those_of_the_deals(company: None) -> None:
    assert [problem for _, check in ports.doctor.items() for problem in check.run()] == []
    assert ask("select count(*) from deals_wonday")[0][0] > 0
    assert ask("select d.id from deals_deal d join deals_dealline l on l.deal_id = d.id group by d.id"
               " having sum(l.amount) <> d.amount") == []  # fmt: skip
    assert ask("select id from deals_deal d where product_id not in"
               " (select product_id from deals_dealline l where l.deal_id = d.id)") == []  # fmt: skip


def test_deals_live_forwards(company: None) -> None:
    assert {row[0] for row in ask("select distinct status from deals_deal")} == {"open", "won", "lost", "abandoned"}
    assert ask("select id from deals_deal where closed_on < opened_on or opened_on > '2026-06-10'") == []
    assert ask("select id from deals_deal where status = 'won' and probability <> 100") == []
    assert ask("select d.id from deals_deal d join customers_customer c on c.id = customer_id"
               " join org_member m on m.id = d.owner_id"
               " where d.created_at < c.created_at or d.team_id <> m.team_id"
               ) == []  # fmt: skip


def test_stays_follow_each_other_without_gaps(company: None) -> None:
    gaps = """
        select deal_id from (
            select deal_id, entered_at, left_at, lead(entered_at) over w as following,
                   row_number() over w as number, d.opened_on, d.created_at
            from deals_stageentry e join deals_deal d on d.id = deal_id
            window w as (partition by deal_id order by e.id)
        ) s where following is not null and following <> left_at or number = 1 and entered_at <> created_at
    """
    assert ask(gaps) == []
    last = """
        select d.id from deals_deal d
        join lateral (select * from deals_stageentry e where e.deal_id = d.id order by e.id desc limit 1) e on true
        where e.stage_id <> d.stage_id or e.entered_at <> d.stage_entered_at
           or (e.left_at is null) <> (d.status = 'open')
           or (e.left_at at time zone 'Asia/Shanghai')::date <> d.closed_on
    """
    assert ask(last) == []
    furthest = """
        select d.id from deals_deal d
        join deals_stageentry e on e.deal_id = d.id join deals_stage s on s.id = e.stage_id
        group by d.id having max(s.position) <> d.furthest
    """
    assert ask(furthest) == []


def test_followups_are_in_the_past_and_known_to_deal_and_customer(company: None) -> None:
    assert (
        ask(f"select id from customers_followup where happened_at > '{NOW:%Y-%m-%d %H:%M}+00' or text like '%{{%'")
        == []
    )
    wrong = """
        select d.id from deals_deal d join customers_followup f on f.deal_id = d.id
        group by d.id having max(f.happened_at) is distinct from d.last_followup_at
    """
    assert ask(wrong) == []
    assert ask("select f.id from customers_followup f join deals_deal d on d.id = f.deal_id"
               " where f.customer_id <> d.customer_id") == []  # fmt: skip
    behind = "select c.id from customers_customer c join customers_followup f on f.customer_id = c.id" \
             " group by c.id having max(f.happened_at) <> c.last_followup_at"  # fmt: skip
    assert ask(behind) == []


def test_workbench_has_something_to_do(company: None) -> None:
    today, late, past_close = ask(
        "select count(*) filter (where next_contact_at::date = '2026-06-10'),"
        " count(*) filter (where next_contact_at < '2026-06-10'), count(*) filter (where expected_close < '2026-06-10')"
        " from deals_deal where status = 'open'"
    )[0]
    assert min(today, late, past_close) > 0
    assert ask("select count(*) from deals_deal where status = 'open' and owner_id ="
               " (select id from org_member where name = '小李')")[0][0] > 0  # fmt: skip


def test_leavers_keep_nothing_open(company: None) -> None:
    assert ask("select count(*) from org_member where ended_on is not null")[0][0] > 0
    assert ask("select d.id from deals_deal d join org_member m on m.id = owner_id"
               " where m.ended_on is not null and d.status = 'open'") == []  # fmt: skip
    assert (
        ask("select c.id from customers_customer c join org_member m on m.id = owner_id where m.ended_on is not null")
        == []
    )


def test_reps_differ(company: None) -> None:
    won = [row[0] for row in ask("select sum(amount) from deals_wonday where day >= '2026-01-01' group by owner_id")]
    assert max(won) > 3 * min(won)


def test_customers_pass_the_products_own_checks(company: None) -> None:
    codes = [str(row[0]) for row in ask("select credit_code from customers_customer where credit_code is not null")]
    assert codes
    assert all(map(credit_code.is_valid, codes))
    written_once = "employees is not null"  # the doubles for the queue of duplicates know little of their company
    assert ask(f"select name_key from customers_customer where {written_once} group by 1 having count(*) > 1") == []
    assert ask("select id from customers_customer where search is null or jsonb_typeof(custom) <> 'object'") == []


def test_targets_add_up_and_the_draft_carries_more(company: None) -> None:
    rows = ask("select t.year, t.status, sum(c.fen) - t.amount, count(*) % 12, t.amount from targets_target t"
               " join targets_cell c on c.target_id = t.id where t.metric = 'revenue_won' group by t.id"
               " order by t.year, t.revision")  # fmt: skip
    assert [row[:4] for row in rows[:3]] == [(2025, "published", 0, 0), (2026, "superseded", 0, 0),
                                             (2026, "published", 0, 0)]  # fmt: skip
    year, status, over, _, amount = rows[3]
    assert (year, status, over * 20) == (2027, "draft", amount)
    decided = ask("select count(*) from targets_target t where status = 'published' and amount <>"
                  " (select sum(fen) from targets_cell where target_id = t.id)")  # fmt: skip
    assert decided == [(0,)]


def test_the_second_version_keeps_what_is_past_and_takes_over_from_leavers(company: None) -> None:
    past = ask("select count(*) from targets_cell o join targets_cell n using (team_id, member_id, month)"
               " join targets_target t on t.id = n.target_id and t.supersedes_id = o.target_id"
               " where month < 4 and o.days <> n.days")  # fmt: skip
    assert past == [(0,)]
    left = ask("select coalesce(sum(c.fen), 0) from targets_cell c join targets_target t on t.id = c.target_id"
               " join org_member m on m.id = c.member_id"
               " where t.revision = 2 and c.month >= 4 and m.ended_on < t.effective_from")  # fmt: skip
    assert left == [(0,)]


def test_every_side_of_a_target_shows_something(company: None) -> None:
    kinds = {(kind, answer) for kind, answer in ask("select distinct kind, answer from targets_response")}
    assert kinds >= {("confirm", ""), ("counter", "kept"), ("offer", ""), ("offer", "accepted"), ("offer", "kept")}
    assert ask("select count(*) from targets_response where kind = 'offer' and months is not null")[0][0] > 3
    assert ask("select 1 from targets_response where months is not null"
               " and amount <> (select sum(u) from unnest(months) u)") == []  # fmt: skip
    per_target = ("step", "edit")
    for table in per_target:
        assert ask(f"select count(distinct target_id) from targets_{table}") == ask(
            "select count(*) from targets_target"
        )
    for table in ("market", "attachment"):
        assert ask(f"select count(distinct target_id) from targets_{table}") == [(3,)]
    assert ask("select count(*) from targets_commitment where passed_at is not null")[0][0] == 2


def test_every_customer_lies_in_a_territory_that_a_team_serves(company: None) -> None:
    assert ask("select count(*) from customers_customer where territory_id is null") == [(0,)]
    served = ask(
        "select count(*) filter (where l.id is null), count(distinct t.parent_id) from org_territory t"
        " left join org_territoryteam l on l.territory_id = t.id"
    )
    assert served == [(0, 2)]


def test_every_role_can_sign_in(company: None) -> None:
    logins = services.logins()
    assert len({login["role"] for login in logins}) == len({login["role_en"] for login in logins}) == 10
    for login in logins:
        user = User.objects.get(username=login["username"])
        assert user.is_active
        assert user.name == login["name"]
    assert check_password(logins[0]["password"], user.password)
    assert ask("select count(distinct role_id) from accounts_userrole ur join accounts_user u on u.id = user_id"
               " where username in ('rep', 'supervisor', 'manager', 'director', 'support', 'frontdesk', 'inspector',"
               " 'finance', 'hr', 'admin')") == [(10,)]  # fmt: skip


def test_writing_goes_on_after_the_highest_id(company: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select max(id) from deals_deal")
        highest = cursor.fetchone()[0]
    deal = Deal.objects.order_by("id").first()
    assert deal is not None
    deal.pk = None
    deal._state.adding = True
    deal.save()
    assert deal.pk > highest
    assert AuditEntry.objects.filter(table="deals_deal", row_id=deal.pk, action="I").exists()  # triggers are back


def test_no_second_company(company: None) -> None:
    with pytest.raises(DemoLoaded):
        services.generate()
    assert services.is_loaded()
    Company.objects.update(is_demo=False)
    with pytest.raises(NotEmpty):
        services.generate(reset=True)
