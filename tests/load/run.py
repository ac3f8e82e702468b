"""Measures a running Yingdan: `python tests/load/run.py --base http://127.0.0.1:8000 --clients 8 --seconds 10`.

The server must hold a demo company (`yingdan demo --scale 190` for the top size). Only loopback addresses are accepted.
Each client is a process with one kept-alive connection, signed in as its own rep (or manager, or as the director); it
sends its next request when the answer to the last one is there. `--markdown FILE` writes the table.
"""

import argparse
import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

import imports
import people
import report
import winning
from client import Client
from scenarios import SCENARIOS, Scenario

MAX_CLIENTS, MAX_SECONDS = 64, 300
WARM_UP = 0.15  # of the time, not counted
FEWEST = 3  # requests of a client that are counted, however long they take


def main() -> int:
    """Runs the scenarios one after the other and prints the table; 1 when a request failed."""
    args = arguments()
    cast = people.find(args.base)
    print(f"{cast.size}\n{args.clients} clients, {args.seconds:g} s each", flush=True)
    rows = []
    for scenario in [*SCENARIOS, *winning.SCENARIOS]:
        if args.only and not any(word in scenario.name for word in args.only):
            continue
        if args.who and scenario.who not in args.who:
            continue
        row = measure(scenario, cast, args)
        print(report.line(row), flush=True)
        rows.append(row)
    if args.import_rows:
        rows.append(imports.measure(args.import_rows))
        print(report.line(rows[-1]), flush=True)
    if args.markdown:
        report.write(Path(args.markdown), rows, cast.size, args.clients)
    return 1 if any(row.errors for row in rows) else 0


def arguments() -> argparse.Namespace:
    """The command line, within bounds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--only", nargs="*", help="scenarios whose name contains one of these words")
    parser.add_argument("--who", nargs="*", help="only what these do: rep, supervisor, manager, director")
    parser.add_argument("--import-rows", type=int, default=0, help="import a made-up file of so many customers as well")
    parser.add_argument("--markdown", help="write the table into this file")
    args = parser.parse_args()
    if urlsplit(args.base).hostname not in ("127.0.0.1", "localhost", "::1"):
        parser.error("only a server on this machine is measured")
    args.clients = max(1, min(args.clients, MAX_CLIENTS))
    args.seconds = max(1.0, min(args.seconds, MAX_SECONDS))
    return args


def measure(scenario: Scenario, cast: people.Cast, args: argparse.Namespace) -> report.Row:
    """One scenario with all clients at once."""
    pipes, processes = [], []
    for number in range(args.clients):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(
            target=drive, args=(theirs, scenario, cast, args.base, args.seconds, number), daemon=True
        )
        process.start()
        pipes.append(ours)
        processes.append(process)
    for pipe in pipes:
        pipe.recv()  # signed in and ready
    for pipe in pipes:
        pipe.send("go")
    found = [pipe.recv() for pipe in pipes]
    for process in processes:
        process.join()
    times = sorted(one for times, _, _ in found for one in times)
    errors = [error for _, errors, _ in found for error in errors]
    return report.Row(scenario.name, scenario.who, times, errors, sum(len(t) / span for t, _, span in found if span))


def drive(pipe: Connection, scenario: Scenario, cast: people.Cast, base: str, seconds: float, number: int) -> None:
    """One client: requests until the time is over; sends (times in seconds, errors, time measured)."""
    client = Client(base)
    user = cast.user(scenario.who, number)
    client.sign_in(user)
    make = scenario.prepare(client, cast, number)
    pipe.send("ready")
    pipe.recv()
    times: list[float] = []
    errors: list[str] = []
    begin = time.perf_counter()
    counted_from, end = begin + seconds * WARM_UP, begin + seconds
    while (now := time.perf_counter()) < end or len(times) < FEWEST:
        method, path, body = make()
        status, answer = client.send(method, path, body)
        done = time.perf_counter()
        if status >= 400:
            errors.append(f"{status} {method} {path} {answer[:200]!r}")
            if len(errors) > 20:
                break
        elif now >= counted_from or done >= end:
            times.append(done - now)
    pipe.send((times, errors, time.perf_counter() - counted_from))


if __name__ == "__main__":
    raise SystemExit(main())
