"""Which field of a lead becomes which field of customer, contact and deal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TARGETS = ("customer", "contact", "deal")
# Where fields go by themselves: (of the lead, of which record, its field).
STANDARD: tuple[tuple[str, str, str], ...] = (
    ("company", "customer", "name"),
    ("industry", "customer", "industry"),
    ("employees", "customer", "employees"),
    ("website", "customer", "website"),
    ("province", "customer", "province"),
    ("city", "customer", "city"),
    ("district", "customer", "district"),
    ("address", "customer", "address"),
    ("phone", "customer", "phone"),
    ("source", "customer", "source"),
    ("grade", "customer", "grade"),
    ("note", "customer", "note"),
    ("next_contact_at", "customer", "next_contact_at"),
    ("contact_name", "contact", "name"),
    ("title", "contact", "title"),
    ("phone", "contact", "phone"),
    ("email", "contact", "email"),
    ("wechat", "contact", "wechat"),
    ("need", "deal", "note"),
    ("source", "deal", "source"),
)
_TEXTS = frozenset({"text", "longtext", "phone", "email", "url"})


@dataclass(frozen=True, slots=True)
class Named:
    """A field as the mapping sees it."""

    name: str
    label: str
    label_en: str
    type: str
    custom: bool = False
    choices: frozenset[str] = frozenset()


Route = tuple[str, str]  # a field of the lead, and the record it goes to


def fits(source: Named, target: Named) -> bool:
    """Whether a value of one can be written to the other: texts into texts, all else into its own kind, choices only
    when each is known there."""
    if target.type in ("text", "longtext"):
        return source.type in _TEXTS or source.type in ("choice", "ref")
    if source.type != target.type:
        return False
    return source.choices <= target.choices


def routes(
    lead: Iterable[Named], targets: Mapping[str, Iterable[Named]], overrides: Mapping[Route, str]
) -> dict[Route, str]:
    """The field that each field of the lead goes to, by record. Standard fields go by `STANDARD`, custom fields to the
    custom field of the same name, unless an override says otherwise ("" = nowhere). What does not fit stays behind."""
    known = {resource: {one.name: one for one in fields} for resource, fields in targets.items()}
    found: dict[Route, str] = {}
    standard = {(source, resource): field for source, resource, field in STANDARD}
    for source in lead:
        for resource in TARGETS:
            key = (source.name, resource)
            field = overrides.get(key, standard.get(key))
            if field is None and source.custom:
                field = _namesake(source, known[resource].values())
            target = known[resource].get(field or "")
            if field and target and fits(source, target):
                found[key] = field
    return found


def _namesake(source: Named, fields: Iterable[Named]) -> str | None:
    return next(
        (one.name for one in fields if one.custom and one.label == source.label and fits(source, one)),
        None,
    )
