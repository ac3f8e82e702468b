"""Routes of accounts."""

from yingdan.accounts.api.me import router as me
from yingdan.accounts.api.roles import router as roles
from yingdan.accounts.api.session import router as session

ROUTERS = [("", session), ("/me", me), ("", roles)]
