"""Routes of playbooks."""

from ninja import Router

from yingdan.playbooks.api.playbooks import router as playbooks

ROUTERS: list[tuple[str, Router]] = [("/playbooks", playbooks)]
