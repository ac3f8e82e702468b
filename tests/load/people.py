"""Who sends requests: sign-in names of reps and managers of the demo company."""

from dataclasses import dataclass

from client import Client

SPREAD = 64  # reps to choose from


@dataclass(frozen=True)
class Cast:
    """Sign-in names by role, and how large the company is, in words."""

    reps: list[str]
    managers: list[str]
    supervisors: list[str]
    size: str

    def user(self, who: str, number: int) -> str:
        """The sign-in name for a client's number."""
        several = {"rep": self.reps, "manager": self.managers, "supervisor": self.supervisors}.get(who)
        return several[number % len(several)] if several else who


def find(base: str) -> Cast:
    """Asks the server, as the director."""
    client = Client(base)
    client.sign_in("director")
    return Cast(
        reps=["rep", *_names(client, "销售代表")],
        managers=["manager", *_names(client, "区域销售经理")],
        supervisors=["supervisor", *_names(client, "销售主管")],
        size=", ".join(f"{_count(client, name)} {name}s" for name in ("member", "customer", "deal", "followup")),
    )


def _names(client: Client, position: str) -> list[str]:
    """Sign-in names are the staff numbers in small letters, but for the first of each post."""
    condition = {
        "combinator": "and",
        "rules": [
            {"field": "position", "operator": "=", "value": position},
            {"field": "ended_on", "operator": "null"},
        ],
    }
    query = {
        "filter": condition,
        "columns": ["staff_no", "name"],
        "limit": SPREAD,
        "sort": [{"field": "staff_no", "desc": True}],
    }
    rows = client.ask("POST", "/api/resources/member/query", query)["rows"]
    cast = {"小李", "小王", "张主管", "陈经理"}
    return [row["values"]["staff_no"].lower() for row in rows if row["values"]["name"] not in cast]


def _count(client: Client, resource: str) -> str:
    found = client.ask("POST", f"/api/resources/{resource}/count", {})
    return f"{found['count']:,}{'+' if found['capped'] else ''}"
