"""Routes of the reception desk."""

from yingdan.reception.api.desk import router as desk
from yingdan.reception.api.entries import router as entries
from yingdan.reception.api.setup import router as setup

ROUTERS = [("/reception", desk), ("/reception", entries), ("/reception", setup)]
