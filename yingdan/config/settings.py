"""Django settings, all from the environment; see docs/manual for what an operator may set."""

import os
import secrets
from pathlib import Path

from yingdan.config.database import database_settings

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("YINGDAN_HOME") or ROOT / "var").resolve()
WEB_DIST = Path(os.environ.get("YINGDAN_WEB_DIST") or ROOT / "web" / "dist")


def _secret_key() -> str:
    """One secret per installation, made on first use and kept readable for its owner only."""
    if given := os.environ.get("YINGDAN_SECRET_KEY"):
        return given
    path = HOME / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("YINGDAN_HOSTS", "*").split(",")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("YINGDAN_BEHIND_PROXY") else None

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "yingdan.kernel",
    "yingdan.accounts",
    "yingdan.platform",
    "yingdan.org",
    "yingdan.people",
    "yingdan.tasks",
    "yingdan.customers",
    "yingdan.catalog",
    "yingdan.deals",
    "yingdan.playbooks",
    "yingdan.deal_health",
    "yingdan.leads",
    "yingdan.segments",
    "yingdan.coverage",
    "yingdan.pools",
    "yingdan.reception",
    "yingdan.visits",
    "yingdan.outlets",
    "yingdan.routes",
    "yingdan.targets",
    "yingdan.forecast",
    "yingdan.risks",
    "yingdan.remedies",
    "yingdan.reports",
    "yingdan.insight",
    "yingdan.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "yingdan.config.static.WebApp",
    "yingdan.kernel.edge.ApiEdge",
]
ROOT_URLCONF = "yingdan.config.urls"
WSGI_APPLICATION = "yingdan.config.wsgi.application"
DATABASES = {"default": database_settings(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

USE_TZ = True
TIME_ZONE = "UTC"
COMPANY_TIME_ZONE = os.environ.get("YINGDAN_TIME_ZONE", "Asia/Shanghai")
LANGUAGE_CODE = "zh-hans"
USE_I18N = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_DAYS = 14
# Travel times by road from Amap when there is a key, and tiles under the map; without them both are built in.
AMAP_KEY = os.environ.get("YINGDAN_AMAP_KEY", "")
AMAP_URL = os.environ.get("YINGDAN_AMAP_URL", "https://restapi.amap.com").rstrip("/")
MAP_TILES = os.environ.get("YINGDAN_MAP_TILES", "")
MAP_ATTRIBUTION = os.environ.get("YINGDAN_MAP_ATTRIBUTION", "")
# Where photos of visits are kept instead of the database: s3://bucket/prefix, and how that storage is reached.
PHOTOS = os.environ.get("YINGDAN_PHOTOS", "").rstrip("/")
S3_ENDPOINT = os.environ.get("YINGDAN_S3_ENDPOINT", "").rstrip("/")
S3_KEY = os.environ.get("YINGDAN_S3_KEY", "")
S3_SECRET = os.environ.get("YINGDAN_S3_SECRET", "")
S3_REGION = os.environ.get("YINGDAN_S3_REGION", "us-east-1")
S3_BUCKET_IN_HOST = bool(os.environ.get("YINGDAN_S3_BUCKET_IN_HOST"))
COOKIE_SECURE = bool(os.environ.get("YINGDAN_COOKIE_SECURE"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"yingdan": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
SILENCED_SYSTEM_CHECKS = ["security.W003"]
