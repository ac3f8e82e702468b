"""Which app answers under which prefix."""

from ninja import Router

from yingdan.accounts.api import ROUTERS as accounts
from yingdan.coverage.api import ROUTERS as coverage
from yingdan.customers.api import ROUTERS as customers
from yingdan.deal_health.api import ROUTERS as deal_health
from yingdan.deals.api import ROUTERS as deals
from yingdan.forecast.api import ROUTERS as forecast
from yingdan.insight.api import ROUTERS as insight
from yingdan.leads.api import ROUTERS as leads
from yingdan.ops.api import router as health
from yingdan.org.api import ROUTERS as org
from yingdan.outlets.api import ROUTERS as outlets
from yingdan.people.api import ROUTERS as people
from yingdan.platform.api import ROUTERS as platform
from yingdan.playbooks.api import ROUTERS as playbooks
from yingdan.pools.api import ROUTERS as pools
from yingdan.reception.api import ROUTERS as reception
from yingdan.remedies.api import ROUTERS as remedies
from yingdan.reports.api import ROUTERS as reports
from yingdan.risks.api import ROUTERS as risks
from yingdan.routes.api import ROUTERS as routes
from yingdan.segments.api import ROUTERS as segments
from yingdan.targets.api import ROUTERS as targets
from yingdan.tasks.api import ROUTERS as tasks
from yingdan.visits.api import ROUTERS as visits

ROUTERS: list[tuple[str, Router]] = [
    ("", health),
    *accounts,
    *org,
    *platform,
    *customers,
    *tasks,
    *deals,
    *playbooks,
    *deal_health,
    *leads,
    *people,
    *pools,
    *segments,
    *coverage,
    *reception,
    *visits,
    *outlets,
    *routes,
    *targets,
    *forecast,
    *risks,
    *remedies,
    *reports,
    *insight,
]
