"""An administrator imports four real files in the browser, sees the figures come alive, and takes all of it back."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.pages import ask, query, settled, toast, where
from tests.journeys.site import ROOT

DATA = ROOT.parent / "shared" / "data" / "crm_opportunities"
RECIPE = ROOT / "docs" / "manual" / "examples" / "crm_opportunities.recipe.json"
FILES = [DATA / name for name in ("accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv")]
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not DATA.exists(), reason="the practice data set is not part of the repository"),
]
LONG = 240_000  # milliseconds for four real files


def test_four_files_in_and_out_again(opened: Opened, tmp_path: Path) -> None:
    with (DATA / "sales_pipeline.csv").open(encoding="utf-8-sig", newline="") as file:
        pipeline = list(csv.DictReader(file))
    won = [row for row in pipeline if row["deal_stage"] == "Won"]
    total = sum((Decimal(row["close_value"]) for row in won), Decimal())
    page = opened("admin", path="/imports")
    before = {name: len(query(page, name, limit=200)) for name in ("product",)}
    nonsense = tmp_path / "nonsense.xlsx"
    nonsense.write_bytes(b"\0\1\2 no workbook")
    page.locator("input[type=file]").first.set_input_files(nonsense)
    page.get_by_role("button", name="上传 1 个文件，下一步").click()
    expect(page.locator(".ant-message-notice").last).to_be_visible()
    page.reload()

    page.locator("input[type=file]").first.set_input_files(FILES)
    page.get_by_role("button", name="上传 4 个文件，下一步").click()
    expect(page.get_by_role("button", name="载入方案文件")).to_be_visible()
    page.locator("input[type=file]").last.set_input_files(RECIPE)
    toast(page, "已载入方案")
    opened.shot(page, "import-mapping")
    page.get_by_role("button", name="检查全部行").click()
    commit = page.get_by_role("button", name=re.compile("^导入 [\\d,]+ 条$"))
    expect(commit).to_be_enabled(timeout=patience.milliseconds(LONG))
    opened.shot(page, "import-check")
    commit.click()
    expect(page.get_by_text("已完成").first).to_be_visible(timeout=patience.milliseconds(LONG))
    opened.shot(page, "import-result")
    back = page.url

    page.goto("/leaderboard?period=year&date=2017-06-01")
    settled(page)
    board = ask(page, "/leaderboard", period="year", date="2017-06-01")
    assert (board["count"], board["fen"]) == (len(won), int(total * 100))
    expect(page.get_by_text(f"共 {len(won)} 单")).to_be_visible()
    opened.shot(page, "import-leaderboard")
    page.goto("/attainment?period=2017")
    settled(page)
    expect(page.locator(f'[title="¥{total:,.2f}"]').first).to_be_visible()
    of_2017 = where("opened_on", "between", ["2017-01-01", "2017-12-31"])
    flow = query(page, "deal", columns=["pipeline"], filter=of_2017, limit=1)[0]["values"]["pipeline"]
    page.goto(f"/funnel?mode=cohort&period=2017&pipeline={flow}")
    settled(page)
    expect(page.locator(".yd-funnel, .yd-figure-table, .yd-plain-table").first).to_be_visible()
    opened.shot(page, "import-funnel")
    page.goto("/customers")
    page.get_by_label("在列表中搜索").fill("Acme Corporation")
    expect(page.get_by_role("link", name="Acme Corporation")).to_be_visible()

    page.goto(back)
    page.get_by_role("button", name="撤销这次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_text("已撤销").first).to_be_visible(timeout=patience.milliseconds(LONG))
    assert query(page, "customer", filter=where("name", "=", "Acme Corporation")) == []
    assert len(query(page, "product", limit=200)) == before["product"]
    assert ask(page, "/leaderboard", period="year", date="2017-06-01")["count"] == 0
