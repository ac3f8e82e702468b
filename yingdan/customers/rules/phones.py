"""One spelling for one telephone number, so that the same number is found however it was typed."""

import re
from functools import lru_cache

import phonenumbers

HOME = "CN"
_MOBILE = re.compile(r"1[3-9]\d{9}")
# Area code and number as they are written in China; the library knows the same, a hundred times slower.
_LANDLINE = re.compile(r"(0(?:10|2\d)[- ]?[2-9]\d{7}|0[3-9]\d{2}[- ]?[2-9]\d{6,7})")
# `010-62551234-801` and `62551234转801` are how extensions are written in China.
_EXTENSION = re.compile(r"(\d{3,4} ?\d{4})\s*(?:-|转|分机)\s*(\d{1,5})$")


def canonical(text: str) -> str:
    """Chinese numbers as they are dialled at home (`13812345678`, `01062551234`), others in E.164.

    An extension follows a hyphen: `01062551234-801`.
    What is no valid number stays as typed, trimmed: nothing that somebody entered is lost.
    """
    if _MOBILE.fullmatch(text):
        return text
    if _LANDLINE.fullmatch(text):
        return text.replace("-", "").replace(" ", "")
    return _canonical(text)


@lru_cache(maxsize=10_000)
def _canonical(text: str) -> str:
    trimmed = " ".join(text.split())
    try:
        number = phonenumbers.parse(_EXTENSION.sub(r"\1 ext. \2", trimmed), HOME)
    except phonenumbers.NumberParseException:
        return trimmed
    if number.country_code == 86 and _MOBILE.fullmatch(str(number.national_number)):
        return str(number.national_number)  # new ranges are in use before the library knows them
    if not phonenumbers.is_valid_number(number):
        return trimmed
    extension = f"-{number.extension}" if number.extension else ""
    number.extension = None
    if number.country_code != phonenumbers.country_code_for_region(HOME):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.sub(r"\D", "", national) + extension
