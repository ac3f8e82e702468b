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
)

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
    "Notification",
    "SavedView",
    "StoredFile",
    "UndoBatch",
    "ViewMark",
]
