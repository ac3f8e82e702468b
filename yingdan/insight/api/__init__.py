"""Routes of insight."""

from yingdan.insight.api.behaviour import router as behaviour
from yingdan.insight.api.broadcasts import router as broadcasts
from yingdan.insight.api.cockpit import router as cockpit
from yingdan.insight.api.dashboards import router as dashboards
from yingdan.insight.api.flow import router as flow
from yingdan.insight.api.funnel import router as funnel
from yingdan.insight.api.leaderboard import router as leaderboard
from yingdan.insight.api.workbench import router as workbench

ROUTERS = [
    ("/leaderboard", leaderboard),
    ("/leaderboard", broadcasts),
    ("/cockpit", cockpit),
    ("/dashboards", dashboards),
    ("/funnel", funnel),
    ("/flow", flow),
    ("/behaviour", behaviour),
    ("/workbench", workbench),
]
