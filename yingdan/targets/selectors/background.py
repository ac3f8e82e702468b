"""The market analysis and the files of a version: for those who plan and lead, not for everybody who carries."""

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.platform.models import StoredFile
from yingdan.targets.models import Attachment, Market, Target
from yingdan.targets.selectors import plans


def visible(actor: Actor, target_id: int) -> Target:
    """A target whose background the actor may read: whoever sees more than the own figures."""
    if actor.scope("target.read") is Scope.own:
        raise NotFound
    return plans.get(actor, target_id)


def market(target: Target) -> Market | None:
    """The analysis, if one was written."""
    return Market.objects.filter(target=target).select_related("changed_by").first()


def attachments(target: Target) -> list[Attachment]:
    """The files, in the order in which they came, without their bytes."""
    rows = Attachment.objects.filter(target=target).select_related("file", "by").defer("file__content")
    return list(rows.order_by("id"))


def file(target: Target, file_id: int) -> StoredFile:
    """One of the files."""
    found = Attachment.objects.filter(target=target, file_id=file_id).select_related("file").first()
    if found is None:
        raise NotFound
    return found.file
