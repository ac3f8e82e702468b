"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class DealsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.deals"
    label = "deals"

    def ready(self) -> None:
        """Texts, permissions, jobs, the resource, and what deals tell about their customers."""
        from yingdan.customers import types as customers
        from yingdan.deals import jobs, metrics, permissions, texts, timeline, trail  # noqa: F401
        from yingdan.deals.importers.setup import SETUP
        from yingdan.deals.resources import DEAL
        from yingdan.deals.resources.competitor import COMPETITOR
        from yingdan.deals.selectors import deals as reads
        from yingdan.deals.services import assigning, deals, followups, handing, merging, people, states, summaries
        from yingdan.kernel import ports
        from yingdan.platform.exchange import setups
        from yingdan.platform.resources import spec
        from yingdan.tasks import types as tasks

        spec.register(DEAL)
        spec.register(COMPETITOR)
        setups.registry.add("pipeline", SETUP)
        ports.timeline.add("deal followups", timeline.SOURCE)
        for metric in metrics.METRICS:
            ports.metrics.add(metric.code, metric)
        ports.doctor.add("deal sums", ports.DoctorCheck(summaries.drift, summaries.rebuild))
        ports.doctor.add("deal states", ports.DoctorCheck(states.drift, states.repair))
        open_deals = ports.Handover(
            ("进行中商机", "Open deals"), assigning.owned, assigning.hand_over, handing.TRANSFER
        )
        ports.handover.add("deal", open_deals)
        customers.figures.add("deals", customers.CustomerFigures(followups.figures))
        customers.guards.add("deals", customers.DeletionGuard(followups.guard_customer))
        companion = customers.Companion(
            assigning.follow_customers, assigning.return_with_customers, deals.customer_renamed
        )
        customers.companions.add("deals", companion)
        customers.merge_parts.add("deals", merging.PART)
        customers.contact_parts.add("decision maps", people.PART)
        link = customers.FollowUpLink(followups.check, followups.touch, followups.refresh)
        customers.followup_links.add("deals", link)
        tasks.teams.add("deal", tasks.SubjectTeam(reads.team_roles, reads.by_role))
