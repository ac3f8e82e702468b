"""Texts that the server itself writes (errors, exports), by code, in both languages."""

import re
from collections.abc import Mapping
from typing import Any

_TEXTS: dict[str, tuple[str, str]] = {}
# English texts say the plural; behind a figure of one it becomes the singular (as web/src/texts/singular.ts does).
_NOUNS = (
    "cells|characters|columns|customers|days|deals|files|hours|leads|levels|minutes|months|notifications|outlets|people|"
    "places|records|risks|rows|rules|seconds|sources|steps|tasks|times|values|weeks|workdays"
)
_AFTER_ONE = re.compile(rf"(?<![\w.,:/%+−–-])1 ([a-z]+ )?({_NOUNS})\b")


def register_texts(texts: Mapping[str, tuple[str, str]]) -> None:
    """Adds texts: code → (zh-CN, en). A code may be given once."""
    for code, pair in texts.items():
        if code in _TEXTS and _TEXTS[code] != pair:
            raise ValueError(f"text {code!r} is registered twice")
        _TEXTS[code] = pair


def text(code: str, locale: str, /, **params: Any) -> str:
    """The text for a code; placeholders are `{name}`. An unknown code shows itself."""
    pair = _TEXTS.get(code)
    if pair is None:
        return code
    if locale != "en":
        return pair[0].format_map(_Blank(params))
    said = pair[1].format_map(_Blank(params))
    return single(said) if any(str(one) == "1" for one in params.values()) else said


def all_texts() -> Mapping[str, tuple[str, str]]:
    """Everything registered, for the parity test."""
    return _TEXTS


def single(said: str) -> str:
    """The English sentence with "1 deals" as "1 deal"."""
    return _AFTER_ONE.sub(_singular, said)


def _singular(found: re.Match[str]) -> str:
    noun = found[2]
    return f"1 {found[1] or ''}{'person' if noun == 'people' else noun.removesuffix('s')}"


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


register_texts(
    {
        "error": ("出错了", "Something went wrong"),
        "unauthorized": ("请先登录", "Please sign in"),
        "forbidden": (
            "您没有此操作的权限（{permission}），请联系管理员",
            "You lack the permission {permission}; ask your administrator",
        ),
        "not_found": ("记录不存在，或不在您的可见范围内", "No such record, or it is outside your scope"),
        "conflict": ("记录已被他人修改，请刷新后再试", "Someone else changed this record; refresh and try again"),
        "invalid": ("有内容需要更正", "Some fields need correction"),
        "internal": (
            "服务器出错了，编号 {id}，请把编号告诉管理员",
            "Server error {id}; please give this number to your administrator",
        ),
        "required": ("必填", "Required"),
        "bad_value": ("值不正确", "Not a valid value"),
        "nul_character": (
            "含有无法保存的空字符（NUL），请删掉",
            "Contains a NUL character, which cannot be kept; remove it",
        ),
        "bad_type": ("应为{expected}", "Should be {expected}"),
        "too_long": ("最多 {max} 个字", "At most {max} characters"),
        "too_small": ("不能小于 {min}", "Must be at least {min}"),
        "too_large": ("不能大于 {max}", "Must be at most {max}"),
        "unknown_choice": ("没有“{value}”这个选项", "No such choice: {value}"),
        "unknown_field": ("没有“{field}”这个字段", "No such field: {field}"),
        "idempotency_mismatch": (
            "同一个 Idempotency-Key 用于了不同的请求",
            "The Idempotency-Key was already used for a different request",
        ),
        "already_done": (
            "请求已处理过；密码或令牌只显示一次，如未记下请重新生成",
            "This request was done already; passwords and tokens are shown once, so make a new one if it was not noted",
        ),
        "csrf": ("请求缺少 X-Requested-With 头", "The X-Requested-With header is missing"),
    }
)
