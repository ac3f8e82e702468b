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
        from yingdan.org import (  # noqa: F401
            duties,
            jobs,
            permissions,
            profile,
            resources,
            resources_leave,
            resources_territory,
            selectors,
            texts,
            trail,
        )
        from yingdan.platform.resources import spec

        surroundings.add("org", SurroundingsLookup(profile.surroundings))
        spec.register(resources.MEMBER)
        spec.register(resources.TEAM)
        spec.register(resources_leave.LEAVE)
        spec.register(resources_territory.TERRITORY)
        ports.duties.add("team", duties.TEAMS)
        ports.duties.add("territory", duties.TERRITORIES)
        ports.duties.add("report", duties.REPORTS)
        ports.membership.add("org", ports.MembershipLookup(selectors.membership))
        ports.recipients.add("org", ports.RecipientLookup(selectors.recipients))
