"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class LeadsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.leads"
    label = "leads"

    def ready(self) -> None:
        """Texts, permissions, resources, and what follow-ups mean for their lead."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.leads import jobs, permissions, texts, timeline, trail  # noqa: F401
        from yingdan.leads.resources import ALL
        from yingdan.leads.selectors import followups as written
        from yingdan.leads.services import assigning, duties, followups, handing
        from yingdan.platform.resources import spec

        for resource in ALL:
            spec.register(resource)
        ports.timeline.add("lead followups", timeline.SOURCE)
        owned = ports.Handover(("线索", "Leads"), assigning.owned, assigning.hand_over, handing.TRANSFER)
        ports.handover.add("lead", owned)
        ports.duties.add("web_form", duties.FORMS)
        customers.leads.add("leads", customers.LeadLink(followups.touch, followups.recall, written.within))
