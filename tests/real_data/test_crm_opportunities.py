"""The CRM practice set end to end: four files by one command; every total counted again with the csv module alone."""

import argparse
import csv
import os
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Count, Max, Sum

from yingdan.accounts.services import roles
from yingdan.catalog.models import Product
from yingdan.conftest import make_team
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal, DealLine, StageEntry, WonDay
from yingdan.kernel import clock
from yingdan.org.models import Member, Team
from yingdan.platform.exchange import cli
from yingdan.platform.models import AuditEntry, ImportIssue, ImportJob

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = Path(os.environ.get("YINGDAN_SHARED_DATA") or ROOT.parent / "shared" / "data") / "crm_opportunities"
RECIPE = ROOT / "docs" / "manual" / "examples" / "crm_opportunities.recipe.json"
SPELLED = {"GTXPro": "GTX Pro"}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason="the practice set is not on this machine (YINGDAN_SHARED_DATA)"),
]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker):
    """The data, imported once for all tests of this file, and taken out of the database afterwards."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            roles.ensure_defaults()
            make_team("总公司")
            yield run()
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
            connection.close()


def run(*extra: str) -> int:
    parser = argparse.ArgumentParser()
    cli.add_arguments(parser)
    return cli.run(parser.parse_args(["--recipe", str(RECIPE), str(DATA), *extra]))


def quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def test_nothing_is_lost(imported):
    assert imported == 0
    assert not ImportIssue.objects.exists()
    pipeline = rows("sales_pipeline.csv")
    assert Deal.objects.count() == len(pipeline) == 8_800
    assert Customer.objects.count() == len(rows("accounts.csv")) == 85
    assert Product.objects.count() == len(rows("products.csv")) == 7
    agents = rows("sales_teams.csv")
    assert Member.objects.count() == len(agents) + len({row["manager"] for row in agents}) == 41
    assert set(Deal.objects.values_list("external_id", flat=True)) == {row["opportunity_id"] for row in pipeline}


def test_the_organisation_is_the_file_s(imported):
    for row in rows("sales_teams.csv"):
        agent = Member.objects.select_related("team__parent", "team__manager", "manager").get(name=row["sales_agent"])
        assert (agent.manager.name, agent.team.manager.name) == (row["manager"], row["manager"])
        assert (agent.team.parent.name, agent.team.parent.kind) == (row["regional_office"], "region")
        assert agent.team.path == f"{agent.team.parent.path}.{agent.team_id}"
        assert agent.user.is_active
    assert Team.objects.filter(kind="region", parent__name="总公司").count() == 3


def test_accounts_keep_all_they_say(imported):
    for row in rows("accounts.csv"):
        account = Customer.objects.select_related("parent").get(name=row["account"])
        assert account.industry == {"technolgy": "technology"}.get(row["sector"], row["sector"])
        assert account.annual_revenue == Decimal(row["revenue"]) * 1_000_000
        assert (account.employees, account.founded_year) == (int(row["employees"]), int(row["year_established"]))
        assert (account.parent.name if account.parent else "") == row["subsidiary_of"]
    for row in rows("products.csv"):
        assert Product.objects.get(name=row["product"]).list_price == Decimal(row["sales_price"])


def test_stages_and_dates(imported):
    counted = Counter(row["deal_stage"] for row in rows("sales_pipeline.csv"))
    stored = Counter(
        {"won": "Won", "lost": "Lost"}.get(status, stage)
        for status, stage in Deal.objects.values_list("status", "stage__name").iterator()
    )
    assert stored == counted == {"Won": 4_238, "Lost": 2_473, "Engaging": 1_589, "Prospecting": 500}
    deals = {deal.external_id: deal for deal in Deal.objects.select_related("customer", "product", "owner")}
    for row in rows("sales_pipeline.csv"):
        deal = deals[row["opportunity_id"]]
        assert (deal.opened_on.isoformat() if deal.opened_on else "") == row["engage_date"]
        assert (deal.closed_on.isoformat() if deal.closed_on else "") == row["close_date"]
        assert (deal.customer.name if deal.customer else "") == row["account"]
        assert deal.product.name == SPELLED.get(row["product"], row["product"])
        assert deal.owner.name == row["sales_agent"]
        assert deal.team_id == deal.owner.team_id
        if row["engage_date"]:
            assert clock.business_day(deal.created_at).isoformat() == row["engage_date"]
    assert Deal.objects.filter(customer=None).count() == 1_425
    assert Deal.objects.filter(opened_on=None).count() == 500


def test_money_to_the_last_yuan(imported):
    prices = {row["product"]: Decimal(row["sales_price"]) for row in rows("products.csv")}
    by_agent: Counter[str] = Counter()
    by_quarter: Counter[str] = Counter()
    by_region: Counter[str] = Counter()
    expected_open = Decimal(0)
    region = {row["sales_agent"]: row["regional_office"] for row in rows("sales_teams.csv")}
    for row in rows("sales_pipeline.csv"):
        if row["deal_stage"] == "Won":
            value = Decimal(row["close_value"])
            by_agent[row["sales_agent"]] += value
            by_region[region[row["sales_agent"]]] += value
            by_quarter[quarter(date.fromisoformat(row["close_date"]))] += value
        elif row["deal_stage"] != "Lost":
            expected_open += prices[SPELLED.get(row["product"], row["product"])]
    won = Deal.objects.filter(status="won")
    assert won.aggregate(sum=Sum("amount"))["sum"] == sum(by_agent.values()) == Decimal(10_005_534)
    assert dict(won.values_list("owner__name").annotate(sum=Sum("amount"))) == by_agent
    assert dict(won.values_list("team__parent__name").annotate(sum=Sum("amount"))) == by_region
    stored: Counter[str] = Counter()
    for day, amount in WonDay.objects.values_list("day", "amount"):
        stored[quarter(day)] += amount
    assert stored == by_quarter
    assert Deal.objects.filter(status="lost").aggregate(sum=Sum("amount"))["sum"] == 0
    assert Deal.objects.filter(status="open").aggregate(sum=Sum("amount"))["sum"] == expected_open


def test_every_deal_has_its_line_and_its_history(imported):
    assert DealLine.objects.count() == 8_800
    assert DealLine.objects.aggregate(sum=Sum("amount")) == Deal.objects.aggregate(sum=Sum("amount"))
    assert StageEntry.objects.count() == 8_800
    assert StageEntry.objects.filter(left_at=None).count() == Deal.objects.filter(status="open").count() == 2_089
    assert not Deal.objects.filter(name="").exists()


def test_running_it_again_changes_nothing(imported):
    before = AuditEntry.objects.aggregate(count=Count("id"), last=Max("id"))
    versions = Deal.objects.aggregate(sum=Sum("version"))
    assert run() == 0
    again = ImportJob.objects.latest("id")
    assert set(again.counts) == {"unchanged", "repeated"}
    assert AuditEntry.objects.aggregate(count=Count("id"), last=Max("id")) == before
    assert Deal.objects.aggregate(sum=Sum("version")) == versions
    assert Deal.objects.count() == 8_800


def test_the_check_alone_tells_the_same_and_writes_nothing(imported):
    assert run("--check") == 0
    report = ImportJob.objects.latest("id")
    assert (report.status, report.counts.get("error")) == ("ready", None)
    assert Deal.objects.count() == 8_800


def test_it_can_be_taken_back_whole(imported):
    job = ImportJob.objects.earliest("id")
    parser = argparse.ArgumentParser()
    cli.add_arguments(parser)
    assert cli.run(parser.parse_args(["--undo", str(job.pk)])) == 0
    assert not Deal.objects.exists()
    assert not Customer.objects.exists()
    assert not Member.objects.exists()
    assert Team.objects.count() == 1
    assert not WonDay.objects.values("owner").annotate(sum=Sum("amount")).exclude(sum=0).exists()
