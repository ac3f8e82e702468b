"""What can go wrong around accounts."""

from yingdan.kernel.errors import AppError, Conflict, Forbidden, Invalid


class WrongPassword(AppError):
    """Unknown name, wrong password or inactive user: one answer for all three. The attempt stays recorded."""

    code, status = "wrong_password", 401
    keep_writes = True


class WrongCurrentPassword(Invalid):
    """The present password given for a change is wrong. The attempt stays recorded."""

    keep_writes = True


class LockedOut(AppError):
    """Too many failures; `minutes` until the next try."""

    code, status = "locked_out", 429


class MustChangePassword(Forbidden):
    """The one-time password must be replaced before anything else."""

    code = "must_change_password"


class MissingHeader(Forbidden):
    """A write by cookie without X-Requested-With: perhaps sent by another site."""

    code = "csrf"


class NotByToken(Forbidden):
    """Keys and passwords are managed by people, not by keys."""

    code = "not_by_token"


class RoleFixed(Conflict):
    """The administrator role always holds every permission."""

    code = "role_fixed"


class LastAdministrator(Conflict):
    """Nobody would be left to manage the system."""

    code = "last_administrator"
