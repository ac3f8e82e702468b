"""Routes of the platform."""

from ninja import Router

from yingdan.platform.api.audit import router as audit
from yingdan.platform.api.custom_fields import router as custom_fields
from yingdan.platform.api.files import router as files
from yingdan.platform.api.notice_wishes import router as wishes
from yingdan.platform.api.notices import channels, deliveries
from yingdan.platform.api.notifications import router as notifications
from yingdan.platform.api.views import router as views
from yingdan.platform.exchange.api import router as imports
from yingdan.platform.resources.api import everywhere
from yingdan.platform.resources.api import router as resources

ROUTERS: list[tuple[str, Router]] = [
    ("/resources", resources),
    ("/search", everywhere),
    ("/views", views),
    ("/custom-fields", custom_fields),
    ("/me/notifications", notifications),
    ("/me/notices", wishes),
    ("/notice-channels", channels),
    ("/notice-deliveries", deliveries),
    ("/files", files),
    ("/audit", audit),
    ("/imports", imports),
]
