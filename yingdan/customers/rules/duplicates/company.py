"""The parts of a company's name: where it is, what it is called, its trade, its legal form, which branch of it.

`（杭州）華興科技有限公司上海分公司` → places 杭州, brand 华兴, trade 科技, form 有限公司, branch 上海分公司.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from yingdan.customers.rules.duplicates import regions
from yingdan.customers.rules.duplicates.hanzi import folded, listed, sound
from yingdan.customers.rules.names import name_key

_BRACKETS = re.compile(r"[(\[{〔【〈《「『]([^)\]}〕】〉》」』]*)[)\]}〕】〉》」』]")
_SIGNS = re.compile(r"[\W_]+")
# Words in brackets that say nothing about who it is
_NOTES = re.compile(
    r"^(筹|筹备|筹建|个人独资|普通合伙|特殊普通合伙|有限合伙|中外合资|外商独资|外资|合资|独资|原.{1,20}|曾用名.*|旧|新|老客户|"
    r"客户|代理|经销商|已注销|重复|测试|vip|a|b|c|\d{1,2})$"
)
_FORM = re.compile(
    r"(股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|总公司|责任公司|公司|有限|股份|集团)$"
)
_WHOLE_FORM = "股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|总公司|集团公司|公司|集团"
_BRANCH = (
    r"第?[一二三四五六七八九十\d]*(?:分公司|分厂|分店|分行|支行|分部|支公司|办事处|营业部|门市部|经营部|销售部|服务部|项目部|"
    r"联络处|代表处|旗舰店|专卖店|直营店|体验店|加盟店)"
)
_AFTER_FORM = re.compile(rf"^(.{{2,}}?(?:{_WHOLE_FORM}))(.{{0,20}}?(?:{_BRANCH}|店|厂))$")
_TAIL = re.compile(rf"^(.{{2,}}?)({_BRANCH})$")
_SHOP = re.compile(r"店$")
_EN_FORMS = frozenset(
    {
        "inc", "incorporated", "ltd", "limited", "co", "company", "corp", "corporation", "llc", "llp", "plc", "gmbh",
        "ag", "sa", "srl", "bv", "nv", "oy", "ab", "pty", "kk", "the",
    }
)  # fmt: skip
_MIN_BRAND = 2
_BRANDLIKE = frozenset({"阿里"})  # a prefecture few firms are named after, and a name that many begin with
_COUNTRY = frozenset({"中国", "国内", "大陆"})


@dataclass(frozen=True)
class Company:
    """A name taken apart. `key` is the whole without places, form and branch; `brand` that without the trade."""

    key: str
    brand: str
    trade: str
    places: tuple[str, ...]
    group: bool
    branch: str

    @property
    def province(self) -> str:
        """Where the places in the name lie; empty when they may lie in several."""
        return regions.province(self.places)

    @cached_property
    def heard(self) -> str:
        """How the brand sounds."""
        return sound(self.brand)


@lru_cache(maxsize=1)
def trades() -> frozenset[str]:
    """Trade words."""
    return frozenset(listed("trades.txt"))


@lru_cache(maxsize=4096)
def parsed(name: str) -> Company:
    """Takes a name apart; whatever it is, something remains in `key` when it has a letter or digit."""
    text = folded(name)
    places: list[str] = []
    branch = ""
    group = False
    for inside in _BRACKETS.findall(text):
        said = _SIGNS.sub("", inside)
        if _all_places(said):
            places += _places_of(said)
        elif said == "集团":
            group = True
        elif _TAIL.match(said) or _SHOP.search(said) or _is_branch(said):
            branch = said
    text = _BRACKETS.sub(lambda found: _rest(found.group(1)), text)
    text = _words(text)
    if cut := _AFTER_FORM.match(text):
        text, branch = cut.group(1), cut.group(2)
    elif cut := _TAIL.match(text):
        text, branch = _before_branch(cut.group(1), cut.group(2))
    text, in_form = _without_form(text)
    text, leading = _without_places(text)
    brand, trade = _without_trade(text)
    return Company(text, brand, trade, (*leading, *places), group or in_form, branch)


def spellings(name: str) -> set[str]:
    """The ways in which the same name may be stored as a key: as it is, without the place, with the place in front."""
    company = parsed(name)
    return {name_key(name), company.key, "".join((*company.places, company.key))} - {""}


def _is_branch(said: str) -> bool:
    return re.fullmatch(_BRANCH, said) is not None


def _all_places(text: str) -> bool:
    if text in _COUNTRY:
        return True
    while text and (place := regions.leading(text)):
        text = text[len(place) :]
    return not text


def _places_of(text: str) -> list[str]:
    found = []
    while place := regions.leading(text):
        found.append(place)
        text = text[len(place) :]
    return found


def _rest(inside: str) -> str:
    """What stays of a bracket: not places, notes and branches, which were taken from it."""
    said = _SIGNS.sub("", inside)
    gone = not said or said == "集团" or _all_places(said) or _NOTES.match(said)
    return "" if gone or _TAIL.match(said) or _SHOP.search(said) or _is_branch(said) else inside


def _words(text: str) -> str:
    words = _SIGNS.sub(" ", text).split()
    while len(words) > 1 and words[-1] in _EN_FORMS:
        words.pop()
    return "".join(words)


def _before_branch(head: str, branch: str) -> tuple[str, str]:
    """华兴科技 + 上海 + 分公司: the place right before belongs to the branch."""
    for size in range(min(regions.LONGEST, len(head) - _MIN_BRAND), 1, -1):
        if head[-size:] in regions.known():
            return head[:-size], head[-size:] + branch
    return head, branch


def _without_form(text: str) -> tuple[str, bool]:
    group = False
    while (found := _FORM.search(text)) and found.start() >= _MIN_BRAND:
        group = group or "集团" in found.group()
        text = text[: found.start()]
    return text, group


def _without_places(text: str) -> tuple[str, list[str]]:
    """Places in front, as long as what is left can still be a brand and is more than a trade."""
    found: list[str] = []
    while place := regions.leading(text):
        left = text[len(place) :]
        if place in _BRANDLIKE or len(left) < _MIN_BRAND or _without_trade(left)[0] in trades():
            break
        found.append(place)
        text = left
    return text, found


def _without_trade(text: str) -> tuple[str, str]:
    """The trade words at the end, as long as a brand of two characters remains."""
    cut = len(text)
    while size := _trade_before(text, cut):
        cut -= size
    return text[:cut], text[cut:]


def _trade_before(text: str, end: int) -> int:
    known = trades()
    for size in range(min(8, end - _MIN_BRAND), 1, -1):
        if text[end - size : end] in known:
            return size
    return 0
