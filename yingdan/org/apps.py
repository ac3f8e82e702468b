"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.org"
    label = "org"

    def ready(self) -> None:
        """Texts, permissions, and who is a member."""
        from yingdan.accounts.ports import SurroundingsLookup, surroundings
        from yingdan.kernel import ports
        from yingdan.org import permissions, profile, selectors  # noqa: F401

        surroundings.add("org", SurroundingsLookup(profile.surroundings))
        ports.membership.add("org", ports.MembershipLookup(selectors.membership))
