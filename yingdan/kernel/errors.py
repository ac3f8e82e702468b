"""Errors a user can read: a code, an HTTP status, parameters; the text comes in the reader's language."""

from collections.abc import Callable
from typing import Any

from yingdan.kernel.texts import text


class AppError(Exception):
    """Anything that went wrong for a reason the user can understand. `params` fill the text and go to the client.

    `afterwards` writes what is to be known of the refusal itself; whoever takes back what was refused calls it then.
    """

    code = "error"
    status = 400
    afterwards: Callable[[], None] | None = None

    def __init__(self, code: str | None = None, status: int | None = None, **params: Any) -> None:
        self.code = code or self.code
        self.status = status or self.status
        self.params = params
        super().__init__(f"{self.code} {params}")

    def message(self, locale: str) -> str:
        """The text in the reader's language."""
        return text(self.code, locale, **self.params)

    def body(self, locale: str) -> dict[str, Any]:
        """What the API answers."""
        return {"code": self.code, "message": self.message(locale), "params": self.params}


class Unauthorized(AppError):
    """Not signed in."""

    code, status = "unauthorized", 401


class Forbidden(AppError):
    """Signed in, but the permission is not granted."""

    code, status = "forbidden", 403


class NotFound(AppError):
    """There is no such row, or it is out of the actor's scope: the answer is the same."""

    code, status = "not_found", 404


class Conflict(AppError):
    """The state of the record does not allow this, or somebody was quicker."""

    code, status = "conflict", 409


class Invalid(AppError):
    """Bad input; `fields` names each field with the codes of what is wrong: {"amount": [{"code": "min", "min": 0}]}."""

    code, status = "invalid", 422

    def __init__(
        self, code: str | None = None, fields: dict[str, list[dict[str, Any]]] | None = None, **params: Any
    ) -> None:
        super().__init__(code, fields=fields or {}, **params)

    def body(self, locale: str) -> dict[str, Any]:
        """Field errors carry their own text."""
        fields = {
            name: [{**error, "message": text(str(error["code"]), locale, **error)} for error in errors]
            for name, errors in self.params["fields"].items()
        }
        return {"code": self.code, "message": self.message(locale), "params": {**self.params, "fields": fields}}


def invalid(field: str, code: str, /, **params: Any) -> Invalid:
    """An `Invalid` about one field."""
    return Invalid(fields={field: [{"code": code, **params}]})
