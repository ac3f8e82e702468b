"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class OutletsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.outlets"
    label = "outlets"

    def ready(self) -> None:
        """Texts, permissions, resources, jobs; what deleting and merging customers asks."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.outlets import jobs, permissions, resources, texts, trail  # noqa: F401
        from yingdan.outlets.selectors import sheet
        from yingdan.outlets.services import handlers, upkeep
        from yingdan.platform.resources import spec
        from yingdan.visits import types as visits

        for resource in resources.ALL:
            spec.register(resource)
        for name, part in upkeep.PARTS.items():
            customers.merge_parts.add(name, part)
        ports.doctor.add("outlet sums", ports.DoctorCheck(upkeep.drift, upkeep.rebuild))
        customers.guards.add("outlets", customers.DeletionGuard(upkeep.guard))
        customers.figures.add("outlets", customers.CustomerFigures(sheet.figures))
        for kind, (check, take) in handlers.KINDS.items():
            visits.step_kinds.add(kind, visits.StepKind(check, take))
        visits.pack_parts.add("ledger", visits.PackPart(sheet.pack))
