"""Which PostgreSQL to use: DATABASE_URL, else the embedded server's address that `yingdan up` wrote down."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

URL_FILE = "database_url"


def database_url(home: Path) -> str:
    """Address of the database; the embedded server keeps its own in `$YINGDAN_HOME/database_url`."""
    if given := os.environ.get("DATABASE_URL"):
        return given
    file = home / URL_FILE
    return file.read_text().strip() if file.exists() else "postgresql://yingdan@127.0.0.1:5432/yingdan"


def database_settings(home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the address."""
    parts = urlsplit(database_url(home))
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "yingdan",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {"application_name": "yingdan", **options},
        "TEST": {
            "NAME": os.environ.get("YINGDAN_TEST_DB") or None,
            "TEMPLATE": os.environ.get("YINGDAN_TEST_TEMPLATE") or None,  # has all tables: script/gate.py
        },
    }
