"""Administrative areas of China: the list, and which of them somebody means by what was typed.

The list holds names only (yingdan/org/data/areas.txt). People write 江苏 or 江苏省, 苏州 or 苏州市, 昆山 as a city:
all of these come to the official names. What the list does not know (a foreign country) stays as it was typed.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).parent.parent / "data" / "areas.txt"
_PEOPLES = (
    "土家|苗|侗|布依|藏|羌|彝|傣|景颇|傈僳|哈尼|壮|白|回|蒙古|柯尔克孜|哈萨克|朝鲜|维吾尔"  # of prefectures and regions
)
_ENDING = re.compile(rf"(?:特别行政区|(?:(?:{_PEOPLES})族?)*自治[区州]|省|市|地区|盟)$")
_COUNTY = re.compile(r"(?:新区|区|县|市|旗)$")


class Area(NamedTuple):
    """A province, a city in it, a district of that; empty parts mean the whole."""

    province: str
    city: str = ""
    district: str = ""

    @property
    def wider(self) -> "list[Area]":
        """The area itself and those around it, narrowest first."""
        around = [self, Area(self.province, self.city), Area(self.province)]
        return list(dict.fromkeys(one for one in around if one.province and (one.city or not one.district)))

    def __str__(self) -> str:
        parts = dict.fromkeys(part for part in self if part)
        return " ".join(parts)


Tree = Mapping[str, Mapping[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def tree() -> Tree:
    """Province → city → districts, in the official order. Counties that belong to no city stand as cities."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        province, city, districts = line.split("\t")
        cities = found.setdefault(province, {})
        if city:
            cities[city] = tuple(districts.split())
        else:
            cities.update(dict.fromkeys(districts.split(), ()))
    return found


def known(area: Area) -> bool:
    """Whether the list has exactly this area."""
    cities = tree().get(area.province)
    if cities is None or not area.city:
        return cities is not None and not area.district
    return area.city in cities and (not area.district or area.district in cities[area.city])


def short(name: str) -> str:
    """A province or city without what it is: 江苏省 → 江苏, 恩施土家族苗族自治州 → 恩施."""
    cut = _ENDING.sub("", name)
    return cut if len(cut) > 1 else name


@lru_cache(maxsize=20_000)
def meant(province: str, city: str, district: str) -> Area:
    """The area that the three texts of an address stand for."""
    province, city, district = province.strip(), city.strip(), district.strip()
    full = _provinces().get(short(province), "") if province else _province_of(city)
    if not full:
        return Area(province, city, district) if province else Area("")
    cities = tree()[full]
    if len(cities) == 1:
        return _in_municipality(full, city, district)
    place = _city(full, city)
    if not place and city:
        return _county(full, city) or Area(full, city, district)
    if not place:
        return (_county(full, district) if district else None) or Area(full)
    return Area(full, place, _district(cities[place], district) or district)


def _in_municipality(full: str, city: str, district: str) -> Area:
    """Beijing is a province and its only city; 朝阳区 may stand in either field."""
    (only,) = tree()[full]
    if short(city) == short(only):
        city = ""
    wanted = district or city
    if not wanted:
        return Area(full, only) if city else Area(full)
    return Area(full, only, _district(tree()[full][only], wanted) or wanted)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return {short(name): name for name in tree()}


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[tuple[str, str]]]:
    """Province and city by the short name of the city."""
    found: dict[str, list[tuple[str, str]]] = {}
    for province, cities in tree().items():
        for city in cities:
            found.setdefault(short(city), []).append((province, city))
    return found


def _province_of(city: str) -> str:
    places = _cities().get(_stem(city), []) if city else []
    return places[0][0] if len(places) == 1 else ""


def _city(province: str, city: str) -> str:
    return next((name for where, name in _cities().get(_stem(city), []) if where == province), "") if city else ""


def _stem(city: str) -> str:
    """恩施州 is said for 恩施土家族苗族自治州, but 杭州 is 杭州."""
    stem = short(city)
    return stem[:-1] if stem not in _cities() and stem.endswith("州") else stem


def _county(province: str, name: str) -> Area | None:
    """A district or county that is the only one of its name in the province."""
    found = [
        Area(province, city, full)
        for city, districts in tree()[province].items()
        if (full := _district(districts, name))
    ]
    return found[0] if len(found) == 1 else None


def _district(districts: tuple[str, ...], name: str) -> str:
    if not name or name in districts:
        return name
    stem = _COUNTY.sub("", name) or name
    found = [one for one in districts if (_COUNTY.sub("", one) or one) == stem]
    return found[0] if len(found) == 1 else ""
