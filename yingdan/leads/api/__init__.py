"""Routes of leads."""

from ninja import Router

from yingdan.leads.api.cards import router as cards
from yingdan.leads.api.conversion import router as conversion
from yingdan.leads.api.forms import router as forms
from yingdan.leads.api.leads import router as leads
from yingdan.leads.api.public import router as public
from yingdan.leads.api.sources import router as sources

ROUTERS: list[tuple[str, Router]] = [
    ("/leads", leads),
    ("/leads", conversion),
    ("/leads", sources),
    ("/lead-cards", cards),
    ("/lead-forms", forms),
    ("/public/forms", public),
]
