"""How likely two records are the same person: name, birth date, address, telephone, e-mail."""

from dataclasses import dataclass
from datetime import date

from yingdan.customers.rules.duplicates.hanzi import folded, sound
from yingdan.customers.rules.duplicates.scoring import LIKELY, POSSIBLE, SURE, Reason, Verdict
from yingdan.customers.rules.duplicates.wording import addresses_alike, apart

PRIOR = -6.0


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a person; `phone` in its one spelling, `firm` the customer they are at, 0 when it is none."""

    name: str
    born: date | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    firm: int = 0


def compare(one: Person, other: Person) -> Verdict:
    """Compares two people; `same` only with the same name and the same telephone (or e-mail), nothing against it."""
    told = (
        *_names(one, other),
        *_births(one, other),
        *_addresses(one, other),
        *_phones(one, other),
        *_mails(one, other),
        *_firms(one, other),
    )
    reasons = tuple(sorted((Reason(*one) for one in told), key=lambda reason: (-reason.bits, reason.code)))
    codes = {reason.code for reason in reasons}
    if "same_name" in codes and codes & {"same_phone", "same_email"} and "other_birth" not in codes:
        return Verdict("same", SURE, reasons)
    score = min(1 / (1 + 2.0 ** -(PRIOR + sum(reason.bits for reason in reasons))), SURE)
    return Verdict("likely" if score >= LIKELY else "possible" if score >= POSSIBLE else "different", score, reasons)


def keys(person: Person) -> set[str]:
    """The keys under which two records of one person meet."""
    name = plain(person.name)
    found = {f"p{person.phone}" if person.phone else "", f"m{person.email.lower()}" if person.email else ""}
    found.add(f"s{sound(name)}")
    if person.firm:
        found.add(f"f{person.firm} {sound(name)}")
    if person.born:
        found.update((f"b{person.born.isoformat()}", f"y{name[:1]}{person.born.year}{person.born.day}"))
        found.add(f"z{name[:1]}{person.born.month}{person.born.day}")
    found.update(f"t{person.phone[at:]}" for at in (-7,) if len(person.phone) >= 10)
    return {key for key in found if len(key) > 2}


def plain(name: str) -> str:
    """The name folded, without blanks."""
    return "".join(folded(name).split())


Told = list[tuple[str, float]]


def _names(one: Person, other: Person) -> Told:
    here, there = plain(one.name), plain(other.name)
    if here == there:
        return [("same_name", 5.0 if len(here) > 2 else 4.0)]
    if sound(here) == sound(there):
        return [("same_sound", 4.0)]
    if sorted(here) == sorted(there):
        return [("swapped", 4.0)]
    if apart(here, there) == 1 and here[:1] == there[:1]:  # of two characters, the whole given name is another
        return [("one_character", 0.0 if max(len(here), len(there)) > 2 else -3.5)]
    return [("other_name", -8.0)]


def _births(one: Person, other: Person) -> Told:
    if not one.born or not other.born:
        return []
    if one.born == other.born:
        return [("same_birth", 7.0)]
    here, there = f"{one.born:%Y%m%d}", f"{other.born:%Y%m%d}"
    if apart(here, there) == 1:
        return [("near_birth", 2.5)]
    alike = sum(left == right for left, right in zip(one.born.timetuple()[:3], other.born.timetuple()[:3], strict=True))
    return [("near_birth", 1.5)] if alike == 2 else [("other_birth", -4.0)]


def _addresses(one: Person, other: Person) -> Told:
    alike = addresses_alike(one.address, other.address)
    if alike is None:
        return []
    return (
        [("same_address", 3.5)]
        if alike >= 0.85
        else [("near_address", 1.5)]
        if alike >= 0.6
        else [("other_address", -1.0)]
    )


def _phones(one: Person, other: Person) -> Told:
    if not one.phone or not other.phone:
        return []
    if one.phone == other.phone:
        return [("same_phone", 6.0)]
    return [("near_phone", 3.0)] if apart(one.phone, other.phone) == 1 else [("other_phone", -1.5)]


def _mails(one: Person, other: Person) -> Told:
    if not one.email or not other.email:
        return []
    return [("same_email", 7.0)] if one.email.lower() == other.email.lower() else [("other_email", -1.0)]


def _firms(one: Person, other: Person) -> Told:
    """One company seldom has two people of one name; that they only sound alike says little there."""
    if not one.firm or one.firm != other.firm:
        return []
    return [("same_firm", 3.0 if plain(one.name) == plain(other.name) else 1.0)]
