"""The table of what was measured."""

from dataclasses import dataclass
from pathlib import Path

HEAD = "| what | as | median ms | p95 ms | max ms | requests/s |\n|---|---|--:|--:|--:|--:|\n"


@dataclass
class Row:
    """One scenario: times in seconds, sorted."""

    name: str
    who: str
    times: list[float]
    errors: list[str]
    rate: float
    note: str = ""


def percentile(times: list[float], share: float) -> float:
    """Milliseconds that `share` of the requests stayed within."""
    return times[min(len(times) - 1, int(len(times) * share))] * 1000 if times else float("nan")


def line(row: Row) -> str:
    """For the terminal."""
    text = (
        f"{row.name:<44} {row.who:<10} median {percentile(row.times, 0.5):8.1f}  p95 {percentile(row.times, 0.95):8.1f}"
        f"  max {percentile(row.times, 1):8.1f} ms  {row.rate:9.1f}/s  {row.note}"
    )
    return text + "".join(f"\n    {error}" for error in row.errors[:3])


def write(path: Path, rows: list[Row], size: str, clients: int) -> None:
    """The Markdown table."""
    lines = [
        f"| {row.name} | {row.who} | {percentile(row.times, 0.5):.1f} | {percentile(row.times, 0.95):.1f}"
        f" | {percentile(row.times, 1):.1f} | {row.rate:,.0f}{' ' + row.note if row.note else ''} |\n"
        for row in rows
    ]
    path.write_text(f"{size}; {clients} clients\n\n{HEAD}{''.join(lines)}")
