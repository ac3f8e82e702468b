"""The catalogue of competitors; deals carry the catalogue's spelling of their names."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower

from yingdan.deals.models import Competitor, Deal
from yingdan.kernel import audit, jobs, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events

CHUNK = 2_000


def create(actor: Actor, values: Values, confirm: bool = False) -> Competitor:
    """A new competitor; deals that name it in another spelling get this one, in a job."""
    actor.need("competitor.create")
    row = Competitor()
    _write(row, values)
    _record(actor, "competitor.created", row)
    jobs.defer("deals.fit_competitor", competitor_id=row.pk)
    return row


def save(actor: Actor, row: Competitor, values: Values) -> None:
    """Changes a loaded and locked competitor. The former name stays known as another spelling."""
    before = row.name
    _write(row, values, before)
    _record(actor, "competitor.updated", row, fields=sorted(values))
    jobs.defer("deals.fit_competitor", competitor_id=row.pk)


def remove(actor: Actor, row: Competitor) -> None:
    """Deletes a competitor that no deal names; others stay, so that what was learnt about them is not lost."""
    if Deal.objects.annotate(rival=Lower("competitor")).filter(rival=row.name.lower()).exclude(competitor="").exists():
        raise Conflict("competitor_in_use", name=row.name)
    _record(actor, "competitor.deleted", row)
    row.delete()


def spelled(name: str) -> str:
    """A name as the catalogue writes it; one that is not there stays as it is."""
    text = " ".join(name.split())
    if not text:
        return ""
    low = text.lower()
    found = Competitor.objects.annotate(low=Lower("name")).filter(low=low).values_list("name", flat=True).first()
    return found or _aliases().get(low, text)


def spell_all(names: set[str]) -> dict[str, str]:
    """The same for many."""
    if not names:
        return {}
    rows = list(Competitor.objects.values_list("name", "aliases"))
    known = {alias.lower(): name for name, aliases in rows for alias in aliases}
    known.update((name.lower(), name) for name, _ in rows)
    return {name: known.get(" ".join(name.split()).lower(), name) for name in names if name}


def _aliases() -> dict[str, str]:
    rows = Competitor.objects.exclude(aliases=[]).values_list("name", "aliases")
    return {alias.lower(): name for name, aliases in rows for alias in aliases}


def fit(competitor_id: int) -> int:
    """Brings the deals that name a competitor in another spelling to the catalogue's; says how many."""
    row = Competitor.objects.filter(id=competitor_id).first()
    if row is None:
        return 0
    changed = 0
    spellings = {row.name.lower(), *(alias.lower() for alias in row.aliases)}
    other: QuerySet[Any] = Deal.objects.exclude(competitor="").annotate(rival=Lower("competitor"))
    while True:
        with transaction.atomic():
            audit.announce(Actor.system(f"competitor {row.name} is spelled this way"))
            ids = list(
                other.filter(rival__in=spellings).exclude(competitor=row.name).values_list("id", flat=True)[:CHUNK]
            )
            if not ids:
                return changed
            changed += Deal.objects.filter(id__in=ids).update(competitor=row.name)


def _write(row: Competitor, values: Values, before: str = "") -> None:
    tidy: dict[str, Any] = dict(values)
    if "name" in tidy or not row.pk:
        tidy["name"] = " ".join(str(tidy.get("name") or "").split())
        if not tidy["name"]:
            raise invalid("name", "required")
    fill(row, "competitor", tidy)
    others = [before, *row.aliases] if before else row.aliases
    low = row.name.lower()
    row.aliases = list(
        {alias.lower(): alias for one in others if (alias := " ".join(one.split())).lower() not in ("", low)}.values()
    )
    taken = {name.lower() for name in Competitor.objects.exclude(id=row.pk).values_list("name", flat=True)}
    if clash := next((one for one in row.aliases if one.lower() in taken), None):
        raise invalid("aliases", "competitor_taken", name=clash)
    row.search = search.vector([row.name, *row.aliases])
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise invalid("name", "competitor_taken", name=row.name) from error


def _record(actor: Actor, verb: str, row: Competitor, **params: Any) -> None:
    events.record(actor=actor, verb=verb, resource="competitor", object_id=row.pk, name=row.name, **params)
