"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.reports"
    label = "reports"

    def ready(self) -> None:
        """Texts, permissions, the parts of reports, metrics, the check of the tally."""
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.reports import jobs, metrics, permissions, resources, texts, trail, types  # noqa: F401
        from yingdan.reports.sections import contacts, deals, plan, taken, tasks, visits
        from yingdan.reports.services import tally

        for resource in resources.ALL:
            spec.register(resource)

        for section in (
            visits.SECTION,
            *taken.SECTIONS,
            *contacts.SECTIONS,
            *deals.SECTIONS,
            *tasks.SECTIONS,
            plan.SECTION,
        ):
            types.sections.add(section.name, section)
        for metric in metrics.METRICS:
            ports.metrics.add(metric.code, metric)
        ports.doctor.add("report tally", ports.DoctorCheck(tally.drift, tally.rebuild))
