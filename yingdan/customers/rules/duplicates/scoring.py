"""How likely two customer records are the same company, and by which reasons.

Each agreement and disagreement is worth a number of bits (log2 of how much oftener it is seen between records of one
company than between others that came up for comparison); the sum becomes a probability. The weights and how they were
measured: docs/algorithms/duplicates.md. Same whichever of the two comes first.
"""

from dataclasses import dataclass
from typing import Literal

from yingdan.customers.rules.duplicates import regions
from yingdan.customers.rules.duplicates.company import Company
from yingdan.customers.rules.duplicates.hanzi import sound
from yingdan.customers.rules.duplicates.wording import addresses_alike, apart

Level = Literal["same", "likely", "possible", "different"]
PRIOR = -5.0
LIKELY, POSSIBLE = 0.5, 0.15
SURE, NEARLY = 0.99, 0.98  # what hard keys come to, and the most that the rest does
# A branch shares telephone, site and address with its head office and is still another customer.
_OTHER_ONES, APART = frozenset({"other_branch", "other_group", "other_code"}), 0.4


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of a customer. `phones` in their one spelling, also those of contacts; `hosts` of the website
    and of e-mail; `place` is province and city of the address."""

    name: Company
    code: str = ""
    phones: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    place: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One agreement (`bits` above 0) or disagreement, by its code."""

    code: str
    bits: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same` rests on hard keys; `likely` is worth a person's look; `possible` is told while typing only."""

    level: Level
    score: float
    reasons: tuple[Reason, ...]


def compare(one: Features, other: Features) -> Verdict:
    """Compares two records."""
    reasons = [
        *_codes(one, other),
        *_names(one.name, other.name),
        *_places(one, other),
        *_phones(one, other),
        *_hosts(one, other),
        *_addresses(one, other),
    ]
    told = tuple(sorted((Reason(code, bits) for code, bits in reasons), key=lambda reason: (-reason.bits, reason.code)))
    if hard(one, other):
        return Verdict("same", 1.0 if one.code and one.code == other.code else SURE, told)
    most = APART if {reason.code for reason in told} & _OTHER_ONES else NEARLY
    score = min(1 / (1 + 2.0 ** -(PRIOR + sum(reason.bits for reason in told))), most)
    return Verdict("likely" if score >= LIKELY else "possible" if score >= POSSIBLE else "different", score, told)


def hard(one: Features, other: Features) -> bool:
    """Whether they may be merged unseen: the same credit code, or the same telephone and the same name."""
    if one.code and other.code:
        return one.code == other.code
    return same_name(one, other) and bool(dialled(one) & dialled(other))


def same_name(one: Features, other: Features) -> bool:
    """The same brand and trade to the character, no other branch, group or place."""
    here, there = one.name, other.name
    return (
        here.key == there.key
        and len(here.key) > 1
        and (here.group, here.branch) == (there.group, there.branch)
        and regions.compatible(here.places, there.places) is not False
        and regions.compatible(_whole(one), _whole(other)) is not False
    )


def dialled(record: Features) -> frozenset[str]:
    """Numbers that belong to one subscriber: service numbers and extensions of a switchboard are not."""
    return frozenset(phone for phone in record.phones if len(phone) >= 10 and not phone.startswith(("400", "800")))


def _whole(record: Features) -> tuple[str, ...]:
    return record.name.places or record.place


Told = list[tuple[str, float]]


def _codes(one: Features, other: Features) -> Told:
    if not one.code or not other.code:
        return []
    return [("same_code", 12.0)] if one.code == other.code else [("other_code", -12.0)]


def _names(one: Company, other: Company) -> Told:
    found = [_brand(one, other)]
    if one.branch != other.branch:
        found.append(("other_branch", -9.0))
    if one.group != other.group:
        found.append(("other_group", -4.0))
    return found


def _brand(one: Company, other: Company) -> tuple[str, float]:
    longer = min(max(len(one.brand), len(other.brand)) - 2, 3)
    if one.key == other.key:
        return "same_name", 7.0 + longer
    if one.brand == other.brand:
        return _same_brand(one, other, longer)
    trade_alike = one.trade == other.trade or not one.trade or not other.trade
    errors = apart(one.key, other.key)
    if sound(one.key) == sound(other.key):
        return "same_sound", 4.0 + longer
    if errors == 1 and sorted(one.key) == sorted(other.key):
        return "swapped", 5.0 + longer
    if one.heard == other.heard and trade_alike:
        return "same_sound", 3.0 + longer
    if errors == 1 and longer >= 2:
        return "one_character", 3.0 + longer
    if errors == 1:
        return "one_character", 0.0 + longer
    if _begins(one.key, other.key):
        return "part_of_name", 2.0 + longer
    return ("two_characters", -1.0) if errors == 2 and longer >= 2 else ("other_name", -9.0)


def _same_brand(one: Company, other: Company, longer: int) -> tuple[str, float]:
    shorter, whole = sorted((one.trade, other.trade), key=len)
    if not shorter:
        return "same_brand", 4.0 + longer
    if shorter in whole:
        return "trade_within", 4.0 + longer
    if apart(shorter, whole) == 1 and len(whole) > 2:
        return "one_character", 4.0 + longer
    return "other_trade", -3.0 + longer


def _begins(one: str, other: str) -> bool:
    shorter, whole = sorted((one, other), key=len)
    return len(shorter) >= 3 and whole.startswith(shorter)


def _places(one: Features, other: Features) -> Told:
    named = regions.compatible(one.name.places, other.name.places)
    if named is False:
        return [("other_place", -9.0)]
    lying = regions.compatible(_whole(one), _whole(other))
    if lying is False:
        return [("other_place", -5.0)]
    return [("same_place", 1.5 if named else 1.0)] if named or lying else []


def _phones(one: Features, other: Features) -> Told:
    if not one.phones or not other.phones:
        return []
    if dialled(one) & dialled(other):
        return [("same_phone", 6.0)]
    if one.phones & other.phones:
        return [("same_phone", 3.0)]
    if {phone.split("-")[0] for phone in one.phones} & {phone.split("-")[0] for phone in other.phones}:
        return [("same_switchboard", 4.0)]
    return [("other_phone", -2.0)]


def _hosts(one: Features, other: Features) -> Told:
    if not one.hosts or not other.hosts:
        return []
    return [("same_site", 5.0)] if one.hosts & other.hosts else [("other_site", -3.0)]


def _addresses(one: Features, other: Features) -> Told:
    alike = addresses_alike(one.address, other.address)
    if alike is None:
        return []
    if alike >= 0.85:
        return [("same_address", 4.0)]
    if alike >= 0.6:
        return [("near_address", 2.0)]
    return [("other_address", -3.0)] if alike < 0.35 else []
