"""What stands on a business card: each line of text is given to the field that it fits best, with how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yingdan.customers.rules.names import name_key
from yingdan.customers.rules.phones import canonical

SURE, LIKELY, GUESS = 0.95, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: its text, how sure the reader is of it, and how high the letters are."""

    text: str
    confidence: float
    height: float


@dataclass(frozen=True, slots=True)
class Found:
    """A value for a field of the lead; `confidence` 0 to 1."""

    value: str
    confidence: float


_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SITE = re.compile(r"(?:https?://)?(?:www\.)[\w-]+(?:\.[\w-]+)+\S*", re.IGNORECASE | re.ASCII)
_MOBILE = re.compile(r"(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_FIXED = re.compile(r"(?:\+?86[- ]?)?\(?(0\d{2,3})\)?[- ]?(\d{7,8})(?:[- 转]+(\d{1,5}))?(?!\d)")
_FAX = re.compile(r"传真|fax|^F[:： ]", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:姓\s*名|公司|单位|职务|职位|手机|移动电话|电话|座机|邮箱|电子邮件|邮件|地址|网址|微信号?|"
    r"mobile|tel|phone|e-?mail|mail|add(?:ress)?|web|wechat|[MTEAWP])\s*[:：.]\s*",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"公司|集团|研究院|研究所|事务所|合作社|银行|医院|大学|学院|中心$|厂$|Co\.?,? ?Ltd|Inc\.?$|GmbH|Limited|"
    r"Corporation",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"经理|总监|总裁|董事|主任|主管|工程师|顾问|代表|助理|专员|秘书|厂长|部长|店长|院长|教授|律师|合伙人|创始人|"
    r"销售|采购|总工|manager|director|engineer|president|ceo|cto|cfo|sales|consultant|partner|founder|officer",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[省市区县镇路街道号楼层室座]|Road|Street|Avenue|District|Building|Floor", re.IGNORECASE)
_WECHAT = re.compile(r"^(?:微信号?|wechat)\s*[:：]?\s*([A-Za-z][\w-]{5,19})$", re.IGNORECASE)
_ZH_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_EN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z.]+){1,2}")
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温"
    "芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位"
    "覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘华简饶空褚尚喻沙"
)


def read(lines: Sequence[Line]) -> dict[str, Found]:
    """Fields of a lead from the lines of a card, from top to bottom. What cannot be told apart is left out: a person
    looks at the picture anyway."""
    found: dict[str, Found] = {}
    rest: list[Line] = []
    for line in lines:
        if not _numbers(line, found):
            rest.append(line)
    for line in rest:
        _words(line, found)
    if "contact_name" not in found:
        _name_by_size(rest, found)
    return found


def _keep(found: dict[str, Found], field: str, value: str, confidence: float, line: Line) -> None:
    value = value.strip(" ,，;；:：|")
    known = found.get(field)
    sure = round(confidence * line.confidence, 2)
    if value and (known is None or sure > known.confidence):
        found[field] = Found(value, sure)


def _numbers(line: Line, found: dict[str, Found]) -> bool:
    """Telephones, mail and web site, wherever they stand in a line; whether there was any."""
    text, before = line.text, len(found)
    hit = False
    if mail := _MAIL.search(text):
        _keep(found, "email", mail[0].lower(), SURE, line)
        text, hit = text.replace(mail[0], " "), True
    if site := _SITE.search(text):
        address = site[0] if site[0].lower().startswith("http") else f"https://{site[0].lower()}"
        _keep(found, "website", address, SURE, line)
        text, hit = text.replace(site[0], " "), True
    if _FAX.search(text):
        return True  # nobody is called by fax
    if mobile := _MOBILE.search(text):
        _keep(found, "phone", "".join(mobile.groups()), SURE, line)
        hit = True
    elif fixed := _FIXED.search(text):
        number = f"{fixed[1]}-{fixed[2]}" + (f"-{fixed[3]}" if fixed[3] else "")
        _keep(found, "phone", canonical(number), LIKELY, line)
        hit = True
    if wechat := _WECHAT.match(line.text.strip()):
        _keep(found, "wechat", wechat[1], SURE, line)
        hit = True
    return hit or len(found) > before


def _words(line: Line, found: dict[str, Found]) -> None:
    """Company, title, address or name, by the words in the line."""
    labelled = _LABEL.match(line.text.strip())
    text = _LABEL.sub("", line.text.strip())
    if _FIRM.search(text) and len(name_key(text)) > 1:
        _keep(found, "company", text, SURE, line)
    elif len(_PLACE.findall(text)) >= 2 and len(text) >= 6:
        _keep(found, "address", text, SURE if labelled else LIKELY, line)
    elif _TITLE.search(text) and len(text) <= 40:
        name, title = _parted(text)
        _keep(found, "title", title, LIKELY, line)
        if name:
            _keep(found, "contact_name", name, LIKELY, line)
    elif _is_name(text):
        _keep(found, "contact_name", "".join(text.split()) if _chinese(text) else text, LIKELY, line)


def _parted(text: str) -> tuple[str, str]:
    """`王芳 采购经理` in name and title."""
    first, _, rest = text.partition(" ")
    if rest and _is_name(first) and not _TITLE.search(first):
        return first, rest
    return "", text


def _chinese(text: str) -> bool:
    return bool(_ZH_NAME.fullmatch("".join(text.split())))


def _is_name(text: str) -> bool:
    plain = "".join(text.split())
    return (bool(_ZH_NAME.fullmatch(plain)) and plain[0] in _SURNAMES) or bool(_EN_NAME.fullmatch(text.strip()))


def _name_by_size(rest: Sequence[Line], found: dict[str, Found]) -> None:
    """Without a known surname: the largest line of two or three characters that is nothing else (four are a motto)."""
    taken = {one.value for one in found.values()}
    short = [
        line
        for line in rest
        if _chinese(line.text) and len("".join(line.text.split())) < 4 and line.text not in taken
        and not _TITLE.search(line.text)
    ]  # fmt: skip
    if short:
        line = max(short, key=lambda one: one.height)
        _keep(found, "contact_name", "".join(line.text.split()), GUESS, line)
