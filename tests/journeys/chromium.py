"""Which browser the journeys use, and how it is started."""

import os

CHROMIUM = os.environ.get("YINGDAN_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "yingdan-demo"
