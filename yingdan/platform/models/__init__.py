"""What the platform stores, by noun."""

from yingdan.platform.models.company import Company, Heartbeat
from yingdan.platform.models.customisation import CustomField, SavedView, UndoBatch, ViewMark
from yingdan.platform.models.events import AuditEntry, Event, Notification
from yingdan.platform.models.files import StoredFile
from yingdan.platform.models.imports import (
    ImportBatch,
    ImportChunk,
    ImportFile,
    ImportIssue,
    ImportJob,
    ImportRecipe,
    ImportTwin,
)
from yingdan.platform.models.notices import NoticeChannel, NoticeDelivery, NoticePreference

__all__ = [
    "AuditEntry",
    "Company",
    "CustomField",
    "Event",
    "Heartbeat",
    "ImportBatch",
    "ImportChunk",
    "ImportFile",
    "ImportIssue",
    "ImportJob",
    "ImportRecipe",
    "ImportTwin",
    "NoticeChannel",
    "NoticeDelivery",
    "NoticePreference",
    "Notification",
    "SavedView",
    "StoredFile",
    "UndoBatch",
    "ViewMark",
]
