"""What of a customer record is compared."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.duplicates.company import parsed
from yingdan.customers.rules.duplicates.scoring import Features
from yingdan.customers.rules.phones import canonical

MIN_DIGITS = 7  # below, it is an extension or a service number
# Where everybody has a mailbox or a page says nothing about a company.
SHARED = frozenset(
    {
        "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "aliyun.com",
        "139.com", "189.cn", "gmail.com", "outlook.com", "hotmail.com", "icloud.com", "yahoo.com", "live.com",
        "msn.com", "21cn.com", "tom.com", "1688.com", "taobao.com", "tmall.com", "jd.com", "weibo.com", "alibaba.com",
        "made-in-china.com", "example.com", "example.cn",
    }
)  # fmt: skip
_TWO_PARTS = re.compile(r"\.(com|net|org|gov|edu|co|ac)\.\w\w$")


def features(
    name: str,
    *,
    credit_code: str = "",
    phones: Iterable[str] = (),
    website: str = "",
    emails: Iterable[str] = (),
    place: tuple[str, ...] = (),
    address: str = "",
) -> Features:
    """The features of a record as it is written."""
    code = codes.normalised(credit_code or "")
    return Features(
        name=parsed(name),
        code=code if codes.is_valid(code) else "",
        phones=frozenset(number for phone in phones if (number := dialable(phone))),
        hosts=frozenset(filter(None, (host(website), *(host(mail.rpartition("@")[2]) for mail in emails if mail)))),
        place=tuple(part for part in place if part),
        address=address,
    )


def dialable(phone: str) -> str:
    """The number in its one spelling; empty when it has too few digits to tell anybody."""
    number = canonical(phone) if phone else ""
    return number if sum(character.isdigit() for character in number) >= MIN_DIGITS else ""


def host(site: str) -> str:
    """The registered domain of an address: `https://www.abc.com.cn/x` → `abc.com.cn`; empty for shared ones."""
    if not site or "." not in site:
        return ""
    try:
        full = (urlsplit(site if "//" in site else f"//{site}").hostname or "").strip(".")
    except ValueError:
        return ""
    parts = full.split(".")
    domain = ".".join(parts[-3:] if _TWO_PARTS.search(full) else parts[-2:])
    return "" if domain in SHARED or "." not in domain else domain
