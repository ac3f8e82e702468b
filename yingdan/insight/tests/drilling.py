"""Opens a drill-down through the very list that the user would see, and adds it up."""

from decimal import Decimal


def opened(client, drill):
    """(count, fen) of the records that a drill descriptor opens."""
    columns = {"columns": ["amount"]} if drill["resource"] == "deal" else {}
    body = {"filter": drill["filter"], "limit": 200, **columns}
    answer = client.post(f"/api/resources/{drill['resource']}/query", body)
    assert answer.status_code == 200, answer.content
    rows = answer.json()["rows"]
    amounts = [Decimal(row["values"].get("amount") or 0) for row in rows]
    return len(rows), int(100 * sum(amounts))
