"""What a lead is called, and which company it speaks of."""

import re

from yingdan.customers.rules.names import name_key

_FIRM = re.compile(
    r"公司|集团|厂$|店$|行$|中心$|医院$|学校$|大学$|学院$|研究院$|研究所$|合作社$|事务所$|工作室$|局$|委员会$|协会$"
)
_PERSON_LENGTH = 4


def looks_like_firm(name: str) -> bool:
    """Whether a name is a company's: it says so, a legal form can be taken off it, or it is longer than a person's."""
    plain = name.strip()
    if not plain:
        return False
    if _FIRM.search(plain) or len(name_key(plain)) < len("".join(plain.split()).casefold()) - 1:
        return True
    return not plain.isascii() and len(plain) > _PERSON_LENGTH


def completed(name: str, company: str, contact_name: str) -> tuple[str, str, str]:
    """Name, company and contact person, each filled from the others where that is certain.

    A lead that only has a name is a company or a person by the look of it; without a name it is called after the
    person and the company."""
    if not name:
        return (" · ".join(part for part in (contact_name, company) if part))[:200], company, contact_name
    if not company and not contact_name:
        return (name, name, "") if looks_like_firm(name) else (name, "", name[:100])
    return name, company, contact_name
