"""What a user wants to be told outside the product, and when."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from yingdan.accounts.models import User
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.kernel.ports import recipients
from yingdan.platform.models import NoticeChannel, NoticePreference
from yingdan.platform.notices import groups
from yingdan.platform.notices.rules import MEDIA, Way, Wish, medium_of, ways_for

FIELDS = ("choices", "quiet_from", "quiet_to", "quiet_weekend", "digest", "digest_at")


def wish_of(row: NoticePreference | None) -> Wish:
    """The stored preference as the rules take it; without one nothing is held back."""
    return Wish(**{name: getattr(row, name) for name in FIELDS}) if row else Wish()


def wishes(user_ids: Iterable[int]) -> dict[int, Wish]:
    """Of those users who said something."""
    return {row.user_id: wish_of(row) for row in NoticePreference.objects.filter(user_id__in=list(user_ids))}


def ways() -> list[Way]:
    """The channels in use."""
    return [
        Way(
            row.id,
            medium_of(row.kind),
            frozenset(row.team_ids),
            frozenset(row.groups),
            row.by_default,
        )
        for row in NoticeChannel.objects.filter(enabled=True)
    ]


def team_ids_of(user_ids: list[int]) -> dict[int, tuple[int, ...]]:
    """The own team and all above, by user; those who are no members are in none."""
    lookup = recipients.get("org")
    return {user: one.team_ids for user, one in lookup.find(user_ids).items()} if lookup else {}


def shown(actor: Actor) -> dict[str, Any]:
    """The actor's preference, with what each group comes to now and what could be chosen, as JSON values."""
    user = _user(actor)
    row = NoticePreference.objects.filter(user=user).first()
    wish, used = wish_of(row), ways()
    teams = team_ids_of([user.id]).get(user.id, ())
    return {
        "version": row.version if row else 0,
        "email": user.email,
        "groups": [
            {
                "code": code,
                "label": {"zh": zh, "en": en},
                "offered": sorted({way.medium for way in _offered(used, code, teams)}),
                "on": sorted({way.medium for way in ways_for(used, wish, code, teams, MEDIA)}),
            }
            for code, (zh, en) in groups.all_groups().items()
        ],
        **{name: getattr(wish, name) for name in FIELDS if name != "choices"},
    }


def save(actor: Actor, version: int, email: str, values: dict[str, Any]) -> None:
    """Stores the actor's preference. `values` are the `FIELDS`; unknown groups are refused."""
    user = _user(actor)
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise invalid("email", "bad_email") from None
    for name in sorted(set(values["choices"]) - set(groups.all_groups())):
        raise invalid("choices", "unknown_choice", value=name)
    if (values["quiet_from"] is None) != (values["quiet_to"] is None):
        raise invalid("quiet_from" if values["quiet_from"] is None else "quiet_to", "required")
    if values["quiet_from"] is not None and values["quiet_from"] == values["quiet_to"]:
        raise invalid("quiet_to", "notice_quiet_empty")
    if values["digest"] == "daily" and values["digest_at"] is None:
        raise invalid("digest_at", "required")
    row = NoticePreference.objects.select_for_update().filter(user=user).first()
    if (row.version if row else 0) != version:
        raise Conflict("version_conflict")
    NoticePreference.objects.update_or_create(user=user, defaults={**values, "version": version + 1})
    if email != user.email:
        user.email = email
        user.save(update_fields=["email"])


def _offered(used: list[Way], group: str, teams: tuple[int, ...]) -> list[Way]:
    """What could be chosen for a group: as if everything were wished."""
    everything = Wish({group: dict.fromkeys(MEDIA, True)})
    return ways_for(used, everything, group, teams, MEDIA)


def _user(actor: Actor) -> User:
    user: User | None = User.objects.filter(id=actor.user_id or 0).first()
    if user is None:
        raise NotFound
    return user
