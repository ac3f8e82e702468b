"""Business cards: a picture is kept, read in a process of its own, and made a lead by a person who looks at both."""

import json
import subprocess
import sys
from typing import Any

from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.leads.models import CardScan, Lead
from yingdan.leads.rules.card import Line, read
from yingdan.leads.services import leads, sources
from yingdan.platform.models import StoredFile
from yingdan.platform.services import files

SECONDS = 40  # reading takes about two; a picture that takes longer is none of a card


def scan(actor: Actor, name: str, content: bytes) -> CardScan:
    """Keeps the picture and has it read in the background."""
    actor.need("lead.create")
    kept = files.store(actor=actor, name=name, content=content)
    if not kept.mime.startswith("image/"):
        raise invalid("file", "file_kind")
    card = CardScan.objects.create(file=kept, by_id=actor.member_id)
    jobs.defer("leads.read_card", card=card.pk)
    return card


def read_card(card_id: int) -> None:
    """Reads a picture that waits. Whatever goes wrong with it is told, and the person types."""
    card = CardScan.objects.select_related("file").filter(id=card_id, state="waiting").first()
    if card is None:
        return
    try:
        lines = text_of(bytes(card.file.content))
    except subprocess.TimeoutExpired:
        card.state, card.reason = "failed", "too_slow"
    except (subprocess.CalledProcessError, ValueError):
        card.state, card.reason = "failed", "unreadable"
    else:
        found = read(lines)
        card.state, card.reason = ("read", "") if found else ("failed", "nothing")
        card.lines = [line.text for line in lines]
        card.fields = {name: {"value": one.value, "confidence": one.confidence} for name, one in found.items()}
    card.save()


def text_of(picture: bytes) -> list[Line]:
    """The lines of a picture, from top to bottom. A process of its own: its memory goes back, and it can be ended."""
    done = subprocess.run(
        [sys.executable, "-m", "yingdan.leads.reading"], input=picture, capture_output=True, timeout=SECONDS, check=True
    )
    return [Line(one["text"], one["confidence"], one["height"]) for one in json.loads(done.stdout)]


def mine(actor: Actor, card_id: int, *, lock: bool = False) -> CardScan:
    """A card that the actor scanned; NotFound otherwise."""
    rows = CardScan.objects.filter(file__user_id=actor.user_id) if actor.user_id else CardScan.objects.none()
    if lock:
        rows = rows.select_for_update(of=("self",))
    if (card := rows.filter(id=card_id).first()) is None:
        raise NotFound
    return card


def confirm(actor: Actor, card_id: int, values: dict[str, Any], anyway: bool = False) -> Lead:
    """The lead of a card, with what the person confirmed or corrected; the picture stays with it."""
    card = mine(actor, card_id, lock=True)
    if card.lead_id:
        raise Conflict("card_is_used")
    given = {**values, "source": values.get("source") or sources.default("card", actor.locale).id}
    lead = leads.create(actor, given, confirm=anyway)
    card.lead = lead
    card.save(update_fields=["lead"])
    StoredFile.objects.filter(id=card.file_id).update(resource="lead", object_id=lead.id)
    return lead
