"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Texts, permissions, and the way requests are identified."""
        from yingdan.accounts import permissions, texts  # noqa: F401
        from yingdan.accounts.authenticator import SignedIn
        from yingdan.kernel.edge import authenticator

        authenticator.add("accounts", SignedIn())
