"""How stored values that nobody reads as they are (rights, settings, amounts in fen) are said in the audit log."""

from decimal import Decimal

from yingdan.kernel.permissions import catalogue
from yingdan.kernel.texts import register_texts, text
from yingdan.kernel.units import Unit
from yingdan.platform.resources.values import said

REACHES = {
    "own": ("仅本人", "Own only"),
    "team": ("本团队", "Own team"),
    "below": ("本团队及下级", "Team and below"),
    "all": ("全部", "All"),
}
register_texts({"trail_rewritten": ("已更改", "Changed"), "trail_nothing": ("无", "None")})


def rewritten(_before: object, _after: object, locale: str) -> tuple[str, str]:
    """A secret, or a setting too long to read: only that it was changed."""
    return "", text("trail_rewritten", locale)


def in_yuan(before: object, after: object, _locale: str) -> tuple[str, str]:
    """Whole fen as yuan."""
    return _yuan(before), _yuan(after)


def _yuan(fen: object) -> str:
    return "" if fen is None else f"{Decimal(str(fen)) / 100:,.2f}"


def in_unit(value: object, unit: Unit, locale: str) -> str:
    """Whole smallest units as people write them, with the unit: "1,234.50 元", "12 个"; of months each."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(unit.written(int(str(one))) for one in value)
    return f"{unit.written(int(str(value)))} {unit.name(locale)}".strip()


def rights(before: object, after: object, locale: str) -> tuple[str, str]:
    """Rights of a role: those that differ, each with its reach."""
    old, new = (one if isinstance(one, dict) else {} for one in (before, after))
    differ = [code for code in catalogue() if old.get(code) != new.get(code)]
    return _rights(old, differ, locale), _rights(new, differ, locale)


def _rights(grants: dict[str, str], codes: list[str], locale: str) -> str:
    def one(code: str) -> str:
        permission = catalogue()[code]
        reach = REACHES.get(grants.get(code, ""))
        name = permission.en if locale == "en" else permission.zh
        return f"{name}：{said(reach, locale) if reach else text('trail_nothing', locale)}"

    return "；".join(one(code) for code in codes)
