"""The organisation page: a new team, a new member, a move, a leave with hand-over."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.pages import choose, menu, settled

pytestmark = pytest.mark.journey


def test_team_and_member_from_start_to_end(opened: Opened) -> None:
    region = f"华中大区{secrets.token_hex(2)}"
    page = opened("admin", path="/org")
    settled(page)
    opened.shot(page, "organisation")
    page.get_by_role("button", name="新建部门").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("确 ?定")).click()
    expect(dialog.get_by_text("必填").first).to_be_visible()
    dialog.get_by_label("部门名称").fill(region)
    dialog.get_by_role("button", name=re.compile("确 ?定")).click()
    expect(dialog).to_have_count(0)
    page.locator(".ant-tree").get_by_text(region).click()
    panel = page.get_by_role("region", name=region)
    expect(panel.get_by_text("这个部门还没有直属成员")).to_be_visible()

    panel.get_by_role("button", name="添加成员").first.click()  # an empty team offers it twice
    dialog = page.get_by_role("dialog", name=f"添加成员到“{region}”")
    dialog.get_by_label("姓名").fill("试用新人")
    dialog.get_by_label("手机").fill("19900001111")
    dialog.get_by_role("button", name=re.compile("确 ?定")).click()
    once = page.get_by_role("dialog", name="一次性密码")
    expect(once.locator("code")).to_be_visible()
    password = once.locator("code").inner_text()
    username = once.locator("p").first.inner_text().split(":")[1].strip()
    opened.shot(page, "one-time-password")
    once.get_by_role("button", name=re.compile("确 ?定")).click()
    expect(panel.get_by_role("row", name=re.compile("试用新人"))).to_be_visible()

    newcomer = opened(None)
    newcomer.get_by_label("用户名").fill(username)
    newcomer.get_by_label("密码").fill(password)
    newcomer.get_by_role("button", name=re.compile("^登 ?录$")).click()
    expect(newcomer.get_by_text("修改密码").first).to_be_visible()

    panel.get_by_role("button", name="对试用新人的操作").click()
    menu(page, "调到其他部门")
    dialog = page.get_by_role("dialog", name="把 试用新人 调到")
    dialog.get_by_role("combobox").click()
    dialog.get_by_role("combobox").fill("深圳")
    page.locator(".ant-select-tree-node-content-wrapper", has_text="深圳销售团队").click()
    dialog.get_by_role("button", name=re.compile("确 ?定")).click()
    expect(dialog).to_have_count(0)
    expect(panel.get_by_role("row", name=re.compile("试用新人"))).to_have_count(0)

    page.locator(".ant-tree").get_by_text("深圳销售团队").click()
    panel = page.get_by_role("region", name="深圳销售团队")
    panel.get_by_role("button", name="对试用新人的操作").click()
    menu(page, "办理离职")
    dialog = page.get_by_role("dialog", name="试用新人 离职")
    expect(dialog.get_by_text("名下没有未交接的记录")).to_be_visible()
    dialog.get_by_role("button", name="办理离职").click()
    expect(dialog).to_have_count(0)

    page.locator(".ant-tree").get_by_text(region).click()
    page.get_by_role("button", name="部门操作").click()
    menu(page, "关闭部门")
    page.get_by_role("dialog").get_by_role("button", name="关闭部门").click()
    expect(page.locator(".ant-tree").get_by_text(region)).to_have_count(0)


def test_leaving_hands_open_work_over(opened: Opened) -> None:
    page = opened("hr", path="/org")
    page.locator(".ant-tree").get_by_text("上海销售团队").click()
    panel = page.get_by_role("region", name="上海销售团队")
    row = panel.get_by_role("row", name=re.compile("林永琳"))
    row.get_by_role("button", name=re.compile("的操作")).click()
    menu(page, "办理离职")
    dialog = page.get_by_role("dialog", name="林永琳 离职")
    expect(dialog.get_by_text(re.compile("名下还有：.*客户 \\d+"))).to_be_visible()
    opened.shot(page, "leave")
    choose(page, dialog.get_by_label("接手人"), "小李", typed=True)
    dialog.get_by_role("button", name="全部交给接手人").click()
    expect(dialog.get_by_text("名下没有未交接的记录")).to_be_visible()
    dialog.get_by_role("button", name="办理离职").click()
    expect(dialog).to_have_count(0)
    expect(row).to_contain_text("离职")  # the last day is still a day in the team
