"""Signing in: the wrong password, the right one, lockout, signing out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.chromium import PASSWORD
from tests.journeys.conftest import Opened
from yingdan.accounts.rules import FAILURES_PER_NAME

pytestmark = pytest.mark.journey


def enter(page: Page, username: str, password: str) -> None:
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name=re.compile("^登 ?录$")).click()


def test_wrong_then_right_then_out(opened: Opened) -> None:
    page = opened(None, path="/customers")
    page.get_by_role("button", name=re.compile("^登 ?录$")).click()
    expect(page.get_by_text("请输入用户名")).to_be_visible()
    enter(page, "rep", "not the password")
    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不正确")
    opened.shot(page, "sign-in-wrong")
    enter(page, "rep", PASSWORD)
    expect(page.get_by_role("heading", name="客户", exact=True)).to_be_visible()  # where the user wanted to go
    page.get_by_role("button", name=re.compile("的菜单$")).click()
    page.get_by_role("menuitem", name="退出登录").click()
    expect(page.get_by_role("heading", name="登录赢单")).to_be_visible()
    page.goto("/deals")
    expect(page.get_by_role("heading", name="登录赢单")).to_be_visible()


def test_too_many_wrong_passwords_lock_the_account_with_clear_words(opened: Opened) -> None:
    page = opened(None)
    alert = page.get_by_role("alert")
    for _ in range(FAILURES_PER_NAME):
        with page.expect_response("**/api/sign-in"):  # the button takes no other click until the answer is there
            enter(page, "nobody-there", "wrong")
        expect(alert).to_contain_text("用户名或密码不正确")
        expect(page.get_by_role("button", name=re.compile("^登 ?录$"))).not_to_have_class(re.compile("loading"))
    enter(page, "nobody-there", "wrong")
    expect(alert).to_contain_text("锁定")
    expect(page.get_by_role("alert")).to_contain_text("分钟")
    opened.shot(page, "sign-in-locked")


def test_demo_roles_sign_in_by_one_click_and_language_changes(opened: Opened) -> None:
    page = opened(None)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.get_by_role("button", name="中文").click()
    page.get_by_role("button", name="销售经理").click()
    expect(page.get_by_role("heading", name=re.compile("今天这样推进目标"))).to_be_visible()
