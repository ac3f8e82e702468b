"""Names of places inside names of companies: which regions a place may stand for, and whether two can be the same."""

import re
from collections import defaultdict
from functools import lru_cache

from yingdan.org.rules.areas import short, tree

_COUNTY = re.compile(r"(?:新区|自治县|区|县|市|旗)$")
LONGEST = 12

Region = tuple[str, str, str]


@lru_cache(maxsize=1)
def known() -> dict[str, frozenset[Region]]:
    """Every spelling of a province, city or district → the regions that it may mean (province, city, district)."""
    found: dict[str, set[Region]] = defaultdict(set)
    for province, cities in tree().items():
        for spelling in (province, short(province)):
            found[spelling].add((province, "", ""))
        for city, districts in cities.items():
            for spelling in (city, short(city)):
                found[spelling].add((province, city, ""))
            for district in districts:
                for spelling in {district, _stem(district)}:
                    found[spelling].add((province, city, district))
    return {spelling: frozenset(regions) for spelling, regions in found.items() if len(spelling) > 1}


def _stem(district: str) -> str:
    return _COUNTY.sub("", district) or district


@lru_cache(maxsize=20_000)
def leading(text: str) -> str:
    """The longest place at the beginning of a text; empty when there is none."""
    places = known()
    for size in range(min(LONGEST, len(text)), 1, -1):
        if text[:size] in places:
            return text[:size]
    return ""


@lru_cache(maxsize=50_000)
def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Whether two lists of places can lie within each other; None when one of them says nothing."""
    here, there = _meant(one), _meant(other)
    if not here or not there:
        return None
    return any(_within(left, right) for left in here for right in there)


@lru_cache(maxsize=20_000)
def province(places: tuple[str, ...]) -> str:
    """The province of a list of places, when only one comes into question."""
    meant = {region[0] for region in _meant(places)}
    return next(iter(meant)) if len(meant) == 1 else ""


def _within(one: Region, other: Region) -> bool:
    return all(left == right or not left or not right for left, right in zip(one, other, strict=True))


def _meant(places: tuple[str, ...]) -> frozenset[Region]:
    """The regions that fit all places of the list: 浙江 + 西湖区 is the one in Hangzhou."""
    fitting: frozenset[Region] = frozenset()
    for place in places:
        regions = known().get(place, frozenset())
        narrowed = frozenset(_narrower(left, right) for left in fitting for right in regions if _within(left, right))
        fitting = narrowed or fitting or regions
    return fitting


def _narrower(one: Region, other: Region) -> Region:
    return one if sum(map(bool, one)) >= sum(map(bool, other)) else other
