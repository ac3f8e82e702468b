"""A target from the first number to the leaver: split, locked, edited, pasted, published, confirmed on the phone,
followed by imported deals, rebalanced, compared."""

import json
import re
import secrets
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.grids import adds_up, cell, line, paste, post, rows
from tests.journeys.pages import ask, menu, query, settled, toast, where

pytestmark = pytest.mark.journey
TEAM, REGION = "苏州销售团队", "华东大区"
AMOUNT = 12_000_000_000
LONG = 240_000  # milliseconds for an import


class Scene(NamedTuple):
    """Who and what the journey is about: a metric of its own, so that no other target is in the way."""

    today: date
    metric: str
    region: int
    team: int
    leaver: str
    leaver_id: int

    @property
    def year(self) -> int:
        """This year: only what has days left can be rebalanced."""
        return self.today.year


@pytest.fixture
def admin(opened: Opened) -> Page:
    return opened("admin", path="/imports")


@pytest.fixture
def scene(admin: Page) -> Scene:
    """A metric, and somebody new who will leave. There must be days left in the year to rebalance."""
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    if (today + timedelta(1)).year > today.year:
        pytest.skip("on the last day of a year nothing of it is left to be split anew")
    mark = secrets.token_hex(3)
    won = where("status", "=", "won")
    post(admin, "/metrics", code=f"won_{mark}", name_zh=f"赢单金额 {mark}", name_en=f"Won {mark}", resource="deal",
         condition=won, aggregate="sum", field="amount", date_field="closed_on", unit="fen")  # fmt: skip
    teams = {one["name"]: one["id"] for one in ask(admin, "/org/teams")["items"]}
    name = f"新人{mark}"
    body = {"name": name, "team_id": teams[TEAM], "roles": ["rep"], "started_on": f"{today.year}-01-01"}
    leaver = post(admin, "/org/members", **body)["id"]
    return Scene(today, f"won_{mark}", teams[REGION], teams[TEAM], name, leaver)


def test_from_the_first_number_to_the_leaver(opened: Opened, admin: Page, scene: Scene, tmp_path: Path) -> None:
    page = opened("director", path="/targets")
    name = f"{scene.year} 年赢单目标 {scene.metric[4:]}"
    wish = {"name": name, "year": scene.year, "team": scene.region, "amount": AMOUNT, "metric": scene.metric}
    target = post(page, "/targets", **wish)["id"]
    split_equally(opened, page, target)
    lock_edit_paste(opened, page, target, scene)
    page.get_by_role("button", name=re.compile("^发 ?布$")).click()
    expect(page.get_by_text("已发布", exact=True)).to_be_visible()

    rep = somebody(admin, page, target, scene)
    confirm_on_the_phone(opened, rep["username"], name)
    import_won_deals(opened, admin, scene, rep["name"], tmp_path)
    follow(opened, page, scene)

    post(admin, f"/org/members/{scene.leaver_id}/leave", ended_on=scene.today.isoformat())
    newer = rebalance(opened, page, scene, target)
    compare(opened, page, scene)
    page.get_by_role("button", name="更多操作").click()
    menu(page, "归档")  # other journeys find the company as it was
    expect(page.get_by_text("已归档", exact=True)).to_be_visible()
    assert ask(page, f"/targets/{newer}")["status"] == "archived"


def split_equally(opened: Opened, page: Page, target: int) -> None:
    """By the dialog, to more than thirty people and twelve months, exact at every node."""
    page.goto(f"/targets/{target}")
    page.get_by_role("button", name="自动分解").click()
    dialog = page.get_by_role("dialog", name="自动分解")
    dialog.get_by_text("平均", exact=True).first.click()
    expect(dialog.get_by_role("row").nth(30)).to_be_attached()
    dialog.get_by_role("button", name=re.compile("^应 ?用$")).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("分解准确")).to_be_visible()
    found = rows(page, target)
    assert sum(1 for one in found if one["member"]) >= 30
    assert all(len(one["values"]) == 12 for one in found)
    assert adds_up(found, AMOUNT)


def lock_edit_paste(opened: Opened, page: Page, target: int, scene: Scene) -> None:
    """Three locks hold against an edit whose siblings give and against what comes from Excel; sums stay exact."""
    page.get_by_role("button", name=f"展开 {TEAM}").click()
    people = [one for one in rows(page, target) if one["team"] == scene.team and one["member"]][:4]
    first, second, third, fourth = (line(page, one["name"]) for one in people)
    year = scene.year
    locked = [(first, people[0], 1), (second, people[1], 2), (third, people[2], 3)]
    for row, _, month in locked:
        cell(row, f"{year}-{month:02}").click()
        page.keyboard.press("l")
        expect(cell(row, f"{year}-{month:02}").get_by_role("img")).to_be_visible()
    before = {one["key"]: one["values"] for one in rows(page, target)}
    cell(fourth, f"{year}-01").click()
    page.keyboard.type("40万")
    page.keyboard.press("Enter")
    expect(cell(fourth, f"{year}-01")).to_have_text("40 万")
    settled(page)
    cell(first, f"{year}-01").click()
    paste(page, "1\t20万\t30万\r\n31万\t2\t32万\r\n")
    status = page.get_by_role("status").filter(has_text="2 格未改")
    expect(status).to_contain_text("已锁定")
    expect(cell(first, f"{year}-02")).to_have_text("20 万")
    expect(cell(second, f"{year}-03")).to_have_text("32 万")
    expect(page.get_by_role("button", name="撤销上一步")).to_be_enabled()
    settled(page)  # shown at once, and only now kept
    opened.shot(page, "journey-1-grid")
    found = rows(page, target)
    after = {one["key"]: one["values"] for one in found}
    for _, person, month in locked:
        assert after[person["key"]][month - 1] == before[person["key"]][month - 1]
    assert after[people[1]["key"]][0] == 31_000_000
    assert adds_up(found, AMOUNT)


def somebody(admin: Page, page: Page, target: int, scene: Scene) -> dict[str, Any]:
    """Who carries some of it, can sign in as everybody in the demo company, and shares the name with nobody."""
    for one in rows(page, target):
        if one["member"] and one["member"] != scene.leaver_id:
            found = query(admin, "member", columns=["name", "username"], filter=where("name", "=", one["name"]))
            if len(found) == 1 and found[0]["values"]["username"].startswith("hd"):
                values: dict[str, Any] = found[0]["values"]
                return values
    raise AssertionError("everybody has a namesake")


def confirm_on_the_phone(opened: Opened, username: str, name: str) -> None:
    phone = opened(username, width=390, path="/m")
    phone.get_by_role("link", name=re.compile("有目标待确认")).click()
    mine = phone.locator("section", has_text=name)
    expect(mine).to_contain_text("待您确认")
    mine.get_by_role("button", name="确认目标").click()
    phone.get_by_role("dialog").get_by_text("确认目标").last.click()
    expect(mine).to_contain_text("已确认")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    settled(phone)
    opened.shot(phone, "journey-2-phone")


def one_of_a_kind(page: Page) -> str:
    """The name of a customer that no other one has."""
    for row in query(page, "customer", columns=["name"], limit=50):
        name: str = row["values"]["name"]
        if len(query(page, "customer", columns=["name"], filter=where("name", "=", name))) == 1:
            return name
    raise AssertionError("every customer has a namesake")


def import_won_deals(opened: Opened, page: Page, scene: Scene, rep: str, folder: Path) -> None:
    """Three deals of two people through the wizard."""
    today, mark = scene.today.isoformat(), scene.metric
    flow = ask(page, "/pipelines")["items"][0]
    spec = next(one for one in ask(page, "/resources/deal")["fields"] if one["name"] == "stage")
    stage = next(one["label"]["zh"] for one in spec["choices"] if one["value"] == str(flow["stages"][-1]["id"]))
    customer = one_of_a_kind(page)
    lines = [("a", rep, "500000.50"), ("b", rep, "300000"), ("c", scene.leaver, "200000.25")]
    file = folder / "won.csv"
    text = "\n".join(f"{mark}-{n},{mark} {n},{who},{today},{amount}" for n, who, amount in lines)
    file.write_text(f"编号,名称,负责人,日期,金额\n{text}\n", encoding="utf-8")
    fields = {
        "external_id": "编号", "name": "名称", "owner": {"column": "负责人", "by": ["name"]},
        "customer": {"value": customer, "by": ["name"]}, "pipeline": {"value": flow["name"]},
        "stage": {"value": stage}, "status": {"value": "won"},
        "opened_on": "日期", "closed_on": "日期", "amount": "金额",
    }  # fmt: skip
    recipe = folder / "won.recipe.json"
    step = {"resource": "deal", "file": file.name, "key": ["external_id"], "fields": fields}
    recipe.write_text(json.dumps({"version": 1, "name": "赢单", "steps": [step]}), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="上传 1 个文件，下一步").click()
    expect(page.get_by_role("button", name="载入方案文件")).to_be_visible()
    page.locator("input[type=file]").last.set_input_files(recipe)
    toast(page, "已载入方案")
    page.get_by_role("button", name="检查全部行").click()
    commit = page.get_by_role("button", name=re.compile("^导入 3 条$"))
    expect(commit).to_be_enabled(timeout=patience.milliseconds(LONG))
    commit.click()
    expect(page.get_by_text("已完成").first).to_be_visible(timeout=patience.milliseconds(LONG))
    opened.shot(page, "journey-3-import")


def follow(opened: Opened, page: Page, scene: Scene) -> None:
    """Attainment shows what was imported, down to the person and the deal."""
    node = f"team:{scene.team}"
    found = ask(page, "/attainment", metric=scene.metric, period=str(scene.year), node=node)
    assert len(query(page, "deal", filter=where("external_id", "beginsWith", scene.metric))) == 3
    assert found["node"]["actual"] == won_by_team(page, scene)
    page.goto(f"/attainment?metric={scene.metric}&period={scene.today:%Y-%m}&node={node}")
    settled(page)
    row = page.get_by_role("row", name=re.compile(scene.leaver)).first
    expect(row.locator('[title="¥200,000.25"]').first).to_be_visible()
    opened.shot(page, "journey-4-attainment")
    row.get_by_role("link", name=re.compile(scene.leaver)).first.click()
    expect(page.locator('[title="¥200,000.25"]').first).to_be_visible()


def won_by_team(page: Page, scene: Scene) -> int:
    """What the team has won this year, counted from the deals themselves, in fen."""
    rules = [
        {"field": "status", "operator": "=", "value": "won"}, {"field": "team", "operator": "=", "value": scene.team},
        {"field": "closed_on", "operator": "between", "value": [f"{scene.year}-01-01", f"{scene.year}-12-31"]},
    ]  # fmt: skip
    body = {"filter": {"combinator": "and", "rules": rules}}
    counted = page.request.post("/api/resources/deal/count", data=body, headers={"X-Requested-With": "yingdan"}).json()
    return round(float(counted["sums"]["amount"]) * 100)


def rebalance(opened: Opened, page: Page, scene: Scene, target: int) -> int:
    """The page says who needs it; the difference with its reasons is approved as the next version."""
    page.goto(f"/attainment?metric={scene.metric}&period={scene.year}&node=team:{scene.region}")
    needs = page.get_by_role("region", name="需要调整的目标")
    button = needs.get_by_role("button", name=f"调整 {scene.leaver}")
    button.first.scroll_into_view_if_needed()
    button.first.click()
    dialog = page.get_by_role("dialog", name="动态调整")
    expect(dialog.get_by_role("row", name=re.compile(scene.leaver))).to_be_visible()
    expect(dialog.get_by_text("目标总额不变")).to_be_visible()
    settled(page)
    opened.shot(page, "journey-5-rebalance")
    dialog.get_by_role("button", name="批准并发布").click()
    expect(page.get_by_text("第 2 版")).to_be_visible()
    expect(page.get_by_text("已发布", exact=True)).to_be_visible()
    newer = int(page.url.split("?")[0].rsplit("/", 1)[1])
    assert ask(page, f"/targets/{target}")["status"] == "superseded"
    before, after = ({one["key"]: one for one in rows(page, one)} for one in (target, newer))
    gone = next(key for key, one in after.items() if one["member"] == scene.leaver_id)
    this = scene.today.month
    assert after[gone]["values"][: this - 1] == before[gone]["values"][: this - 1]
    assert sum(after[gone]["values"][this - 1 :]) < sum(before[gone]["values"][this - 1 :])
    assert set(after[gone]["values"][this:]) <= {0}
    assert adds_up(list(after.values()), AMOUNT)
    return newer


def compare(opened: Opened, page: Page, scene: Scene) -> None:
    """The new version beside the old one: the leaver less, the others more, the whole the same."""
    page.get_by_role("link", name="版本比较").click()
    page.get_by_role("switch", name="只看变化").click()
    expect(page.get_by_role("row", name=re.compile(scene.leaver)).first).to_be_visible()
    settled(page)
    opened.shot(page, "journey-6-compare")
