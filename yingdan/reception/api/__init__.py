"""Routes of the reception desk."""

from yingdan.reception.api.desk import router as desk
from yingdan.reception.api.entries import router as entries
from yingdan.reception.api.reports import router as reports
from yingdan.reception.api.setup import router as setup
from yingdan.reception.api.swaps import router as swaps

ROUTERS = [("/reception", one) for one in (desk, entries, reports, setup, swaps)]
