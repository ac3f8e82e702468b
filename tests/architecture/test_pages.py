"""Pages: each that has an address is looked at by the journeys of every page."""

import re

from tests.architecture.source import ROOT
from tests.journeys.pages import DESK, PHONE

ADDRESS = re.compile(r'\bpath: "(/[^"$]*)"')  # those with an id in them are shown there as examples of records
WEB = ROOT / "web" / "src"


def test_every_page_is_looked_at() -> None:
    files = [*WEB.glob("features/*/module.ts*"), WEB / "mobile" / "router.tsx"]
    addresses = {address for file in files for address in ADDRESS.findall(file.read_text())}
    assert len(addresses) > 20
    assert addresses - {path.partition("?")[0] for path in (*DESK, *PHONE)} == set(), "add it to journeys/pages.py"
