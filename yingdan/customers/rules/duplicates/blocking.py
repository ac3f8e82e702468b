"""Keys under which two records of one company meet, so that not everything is compared with everything."""

import re

from yingdan.customers.rules.duplicates.company import Company
from yingdan.customers.rules.duplicates.hanzi import folded, sound
from yingdan.customers.rules.duplicates.scoring import Features

LONG, LONGEST = 4, 10
_STREET = re.compile(r"([^\W\d]{2,3}(?:路|街|道|巷|弄))(\d+)号")


def keys(record: Features) -> set[str]:
    """The keys of a record; the first letter says of which kind.

    c credit code · p telephone · d domain · n name without place and form, and brand · s how these sound ·
    x name of four characters and more with one of them left out · a road and house number.
    """
    name = record.name
    found = {f"n{name.key}", f"s{sound(name.key)}"}
    if record.code:
        found.add(f"c{record.code}")
    found.update(f"p{phone.split('-')[0]}" for phone in record.phones)
    found.update(f"d{host}" for host in record.hosts)
    if name.brand != name.key:
        found.update((f"n{name.brand}", f"s{name.heard}"))
    found.update(f"x{left}" for left in _shortened(name))
    if street := _STREET.search(folded(record.address)):
        found.add(f"a{street.group(1)[-3:]}{street.group(2)}")
    return {key[:120] for key in found if len(key) > 2}


def _shortened(name: Company) -> set[str]:
    """A wrong, missing, surplus or swapped character leaves a shared rest."""
    whole = name.key
    if not LONG <= len(whole) <= LONGEST:
        return set()
    return {whole[:at] + whole[at + 1 :] for at in range(len(whole))} | {whole}
