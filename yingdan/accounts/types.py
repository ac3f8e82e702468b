"""What the accounts routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from yingdan.accounts.ports import CompanyBrief, MemberBrief

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Email = Annotated[str, StringConstraints(pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$", max_length=254)]
Reach = Literal["own", "team", "below", "all"]
Hiding = Literal["hidden", "masked"]


class Label(Schema):
    """A text in both languages."""

    zh: str
    en: str


class SignIn(Schema):
    """Name and password; the phone's web app says so."""

    username: Secret
    password: Secret
    channel: Literal["web", "phone"] = "web"


class UserOut(Schema):
    """The signed-in user."""

    id: int
    username: str
    name: str
    email: str
    locale: Literal["zh-CN", "en"]
    must_change_password: bool
    preferences: dict[str, Any]


class RoleBrief(Schema):
    """A role one has."""

    code: str
    label: Label


class Me(Schema):
    """Who is signed in, where that person stands and what is allowed."""

    user: UserOut
    member: MemberBrief | None
    roles: list[RoleBrief]
    permissions: dict[str, Reach]
    company: CompanyBrief
    demo: bool


class MePatch(Schema):
    """What users change about themselves; preferences are merged, null removes one."""

    locale: Literal["zh-CN", "en"] | None = None
    email: Email | None = None
    preferences: dict[Line, Any] | None = Field(None, max_length=100)


class PasswordChange(Schema):
    """The present password and the new one."""

    current: Secret
    new: Secret


class SessionOut(Schema):
    """One device that one is signed in on."""

    id: int
    channel: str
    ip: str | None
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class Sessions(Schema):
    """One's sessions."""

    items: list[SessionOut]


class TokenIn(Schema):
    """A new API token; without permissions it may do what its owner may."""

    name: Line
    permissions: list[str] | None = None
    expires_at: datetime | None = None


class TokenOut(Schema):
    """An API token, by its first letters."""

    id: int
    name: str
    prefix: str
    permissions: list[str] | None
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class Tokens(Schema):
    """One's tokens."""

    items: list[TokenOut]


class NewToken(TokenOut):
    """A token just made, the only time that its text is shown."""

    token: str


class RoleOut(Schema):
    """A role and what it may do."""

    code: str
    label: Label
    grants: dict[str, Reach]
    fields: dict[str, Hiding]
    builtin: bool
    fixed: bool
    users: int
    version: int


class Roles(Schema):
    """All roles."""

    items: list[RoleOut]


class RoleGrants(Schema):
    """All that a role shall be allowed to do."""

    grants: dict[str, str]
    fields: dict[str, str] | None = None
    version: int


class FieldToHide(Schema):
    """A field; `maskable` ones may also be shown by their ends only (138****1234)."""

    name: str
    label: Label
    maskable: bool


class ResourceToHide(Schema):
    """The fields of a resource that can be hidden from a role; `permission` is what reading its records takes."""

    resource: str
    label: Label
    permission: str
    fields: list[FieldToHide]


class FieldsToHide(Schema):
    """All that can be hidden."""

    items: list[ResourceToHide]


class PermissionOut(Schema):
    """A permission that a role may be given."""

    code: str
    group: str
    label: Label
    scoped: bool
    reads: bool


class Permissions(Schema):
    """The catalogue."""

    items: list[PermissionOut]
