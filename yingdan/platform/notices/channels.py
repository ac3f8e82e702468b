"""The ways out: mail servers and robots of group chats, set up by an administrator. Secrets go in, never out."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from yingdan.accounts.models import User
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.models import Company, NoticeChannel, NoticeDelivery, Notification
from yingdan.platform.notices import groups, outbox
from yingdan.platform.services import events

_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}")
FORMATS = ("form", "json")
SECURITIES = ("none", "starttls", "ssl")
SERVER = ("host", "port", "security", "username", "sender")
TEXTING = ("format", "sign", "success_field", "success_value")
KEPT = ("name", "team_ids", "groups", "by_default", "enabled")
ON_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def create(actor: Actor, kind: str, values: dict[str, Any]) -> NoticeChannel:
    """A new channel. `values`: name, team_ids, groups, by_default, enabled; for mail host, port, security, username,
    password, sender; for a robot address and key; for text messages address, key, signed, fields, headers, format,
    sign, success_field, success_value."""
    row = NoticeChannel(kind=kind)
    _fill(row, values)
    row.save()
    events.record(actor=actor, verb="channel.created", resource="notice_channel", object_id=row.id, name=row.name)
    return row


def change(actor: Actor, channel_id: int, version: int, values: dict[str, Any]) -> NoticeChannel:
    """Changes a channel; a secret that is left out or empty stays as it is."""
    row = get(channel_id, lock=True)
    if row.version != version:
        raise Conflict("version_conflict")
    _fill(row, values)
    row.version += 1
    row.save()
    events.record(actor=actor, verb="channel.changed", resource="notice_channel", object_id=row.id, name=row.name)
    return row


def remove(actor: Actor, channel_id: int) -> None:
    """Removes a channel with what is on its way through it; the notifications stay in the product."""
    row = get(channel_id, lock=True)
    events.record(actor=actor, verb="channel.removed", resource="notice_channel", object_id=row.id, name=row.name)
    row.delete()


def test(actor: Actor, channel_id: int) -> NoticeDelivery:
    """Sends the actor a notification by this channel; what becomes of it shows in the list of deliveries."""
    channel = get(channel_id)
    if channel.kind == "email" and not _own_email(actor):
        raise invalid("email", "notice_no_email")
    if channel.kind == "sms" and not outbox.phone_of(_user_id(actor)):
        raise invalid("phone", "notice_no_phone")
    one = Notification.objects.create(
        user_id=_user_id(actor), kind="channel_test", params={"name": channel.name}, path="/settings/channels"
    )
    return outbox.put_one(one, channel)


def get(channel_id: int, *, lock: bool = False) -> NoticeChannel:
    """One channel."""
    rows = NoticeChannel.objects.select_for_update() if lock else NoticeChannel.objects.all()
    if (row := rows.filter(id=channel_id).first()) is None:
        raise NotFound
    return row


def set_site(address: str) -> None:
    """The address under which people open the product: links in messages begin with it. Empty: no links."""
    address = address.strip().rstrip("/")
    if address:
        _web_address("site", address, anywhere=True)
    company, _ = Company.objects.select_for_update().get_or_create(id=1, defaults={"name": ""})
    company.settings["site"] = address
    company.save(update_fields=["settings"])


def site() -> str:
    """That address."""
    company = Company.objects.filter(id=1).first()
    return str(company.settings.get("site", "")) if company else ""


def shown(row: NoticeChannel) -> dict[str, Any]:
    """A channel as JSON values: of secrets only that they are there, of an address the host."""
    return {
        "id": row.id,
        "version": row.version,
        "kind": row.kind,
        **{name: getattr(row, name) for name in KEPT},
        "settings": row.settings,
        "host": urlsplit(row.secrets.get("address", "")).netloc,
        "has_key": bool(row.secrets.get("key") or row.secrets.get("password")),
    }


def _fill(row: NoticeChannel, values: dict[str, Any]) -> None:
    for name in KEPT:
        if name in values:
            setattr(row, name, values[name])
    row.name = row.name.strip()
    if not row.name:
        raise invalid("name", "required")
    for unknown in sorted(set(row.groups) - set(groups.all_groups())):
        raise invalid("groups", "unknown_choice", value=unknown)
    if row.kind == "email":
        _fill_mail(row, values)
    else:
        _fill_robot(row, values)
    if row.kind == "sms":
        _fill_sms(row, values)


def _fill_mail(row: NoticeChannel, values: dict[str, Any]) -> None:
    given = {**row.settings, **{name: values[name] for name in SERVER if name in values}}
    for name in ("host", "port", "sender"):
        if not given.get(name):
            raise invalid(name, "required")
    if given.setdefault("security", "starttls") not in SECURITIES:
        raise invalid("security", "unknown_choice", value=given["security"])
    try:
        validate_email(given["sender"])
    except ValidationError:
        raise invalid("sender", "bad_email") from None
    row.settings = given
    if values.get("password"):
        row.secrets = {"password": values["password"]}


def _fill_robot(row: NoticeChannel, values: dict[str, Any]) -> None:
    secrets = dict(row.secrets)
    if address := values.get("address", "").strip():
        _web_address("address", address)
        secrets["address"] = address
    if not secrets.get("address"):
        raise invalid("address", "required")
    if key := values.get("key", "").strip():
        secrets["key"] = key
    row.secrets = secrets


def _fill_sms(row: NoticeChannel, values: dict[str, Any]) -> None:
    """Fields and headers may hold keys, so they are secrets, too; left empty they stay."""
    row.settings = {**row.settings, **{name: values[name].strip() for name in TEXTING if name in values}}
    if row.settings.setdefault("format", "form") not in FORMATS:
        raise invalid("format", "unknown_choice", value=row.settings["format"])
    secrets = dict(row.secrets)
    secrets |= {name: values[name] for name in ("fields", "headers", "signed") if values.get(name)}
    if not any("{text}" in one for one in secrets.get("fields", {}).values()):
        raise invalid("fields", "notice_sms_text")
    if not any("{phone}" in one for one in secrets["fields"].values()):
        raise invalid("fields", "notice_sms_phone")
    if bad := next((name for name in secrets.get("headers", {}) if not _HEADER.fullmatch(name)), None):
        raise invalid("headers", "unknown_choice", value=bad)
    row.secrets = secrets


def _web_address(field: str, address: str, *, anywhere: bool = False) -> None:
    try:
        parts = urlsplit(address)
    except ValueError:
        raise invalid(field, "bad_url") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not address.isprintable() or " " in address:
        raise invalid(field, "bad_url")
    if parts.scheme == "http" and not anywhere and parts.hostname not in ON_THIS_MACHINE:
        raise invalid(field, "notice_https")


def _own_email(actor: Actor) -> str:
    return User.objects.filter(id=actor.user_id or 0).values_list("email", flat=True).first() or ""


def _user_id(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotFound
    return actor.user_id
