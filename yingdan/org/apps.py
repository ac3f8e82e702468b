"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.org"
    label = "org"

    def ready(self) -> None:
        """Texts, permissions, jobs, resources, and who is a member."""
        from yingdan.accounts.ports import SurroundingsLookup, surroundings
        from yingdan.kernel import ports
        from yingdan.org import jobs, permissions, profile, resources, selectors, texts  # noqa: F401
        from yingdan.platform.resources import spec

        surroundings.add("org", SurroundingsLookup(profile.surroundings))
        spec.register(resources.MEMBER)
        spec.register(resources.TEAM)
        ports.membership.add("org", ports.MembershipLookup(selectors.membership))
