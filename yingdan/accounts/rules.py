"""The arithmetic of accounts: merging grants, locking out guessers, tokens and one-time passwords."""

import hashlib
import math
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from yingdan.accounts.roles import EVERYTHING
from yingdan.kernel.actor import Scope
from yingdan.kernel.permissions import READING, Permission

LOCK_WINDOW = timedelta(minutes=15)
FAILURES_PER_NAME = 5
FAILURES_PER_ADDRESS = 30
KEY_PREFIX = "ydt_"
HIDDEN, MASKED = "hidden", "masked"
_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike


def merged(roles: Iterable[Mapping[str, str]], catalogue: Mapping[str, Permission]) -> dict[str, Scope]:
    """The grants of somebody with these roles: the widest reach of each permission that exists."""
    grants: dict[str, Scope] = {}
    for role in roles:
        if EVERYTHING in role:
            return dict.fromkeys(catalogue, Scope.all)
        for code, reach in role.items():
            scope = Scope(reach)
            if code in catalogue and (code not in grants or grants[code].width < scope.width):
                grants[code] = scope
    return grants


def kept_back(
    roles: Iterable[tuple[Mapping[str, str], Mapping[str, str]]], permission_of: Callable[[str], str]
) -> dict[str, str]:
    """The fields that somebody with these roles (grants, fields) may not see, each "hidden" or "masked".

    The mildest of the roles that read such records decides; a role that does not read them has no say.
    `permission_of(resource)` is the permission by which records are read.
    """
    held = list(roles)
    if any(EVERYTHING in grants for grants, _ in held):
        return {}
    found: dict[str, str] = {}
    for path in {path for _, fields in held for path in fields}:
        permission = permission_of(path.partition(".")[0])
        ways = [fields.get(path) for grants, fields in held if permission in grants]
        if None not in ways:
            found[path] = MASKED if MASKED in ways else HIDDEN
    return found


def narrowed(grants: Mapping[str, Scope], permissions: Iterable[str] | None) -> dict[str, Scope]:
    """What a token may do: its owner's grants, restricted to `permissions` when it names some."""
    if permissions is None:
        return dict(grants)
    kept = set(permissions)
    return {code: scope for code, scope in grants.items() if code in kept}


def reads_only(permissions: Iterable[str]) -> bool:
    """Whether a token with these permissions can change nothing."""
    return all(code.rpartition(".")[2] in READING for code in permissions)


def minutes_locked(failures: Sequence[datetime], limit: int, now: datetime) -> int:
    """Whole minutes until another try is allowed, 0 when it is now. `failures` are sorted, newest first."""
    recent = [at for at in failures if at > now - LOCK_WINDOW]
    if len(recent) < limit:
        return 0
    wait = recent[limit - 1] + LOCK_WINDOW - now
    return max(1, math.ceil(wait.total_seconds() / 60))


def token_hash(token: str) -> str:
    """What is stored of a token. Tokens are long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token(prefix: str = "") -> str:
    """A token of 256 random bits."""
    return prefix + secrets.token_urlsafe(32)


def one_time_password() -> str:
    """A password to be read out or copied once: 12 letters and digits that cannot be mistaken for one another."""
    while True:
        password = "".join(secrets.choice(_LETTERS) for _ in range(12))
        if any(letter.isdigit() for letter in password) and any(letter.isalpha() for letter in password):
            return password
