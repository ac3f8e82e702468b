"""`yingdan import`: the same importer as in the web app, in one process, with progress on the terminal."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from yingdan.accounts.models import User
from yingdan.accounts.selectors import actor_of_user
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.kernel.texts import text
from yingdan.platform.exchange import commit, recipes, reports, sessions, undo, validation
from yingdan.platform.exchange.limits import CHUNK_BYTES
from yingdan.platform.exchange.types import Recipe
from yingdan.platform.models import ImportIssue, ImportJob

ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
SHOWN_REASONS = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="FILE", help="files, or a folder with the recipe's files"
    )
    parser.add_argument("--recipe", type=Path, metavar="FILE", help="mapping to use; without it columns are guessed")
    parser.add_argument("--resource", metavar="NAME", help="what the files hold (customer, deal …) when guessing")
    parser.add_argument("--as", dest="username", metavar="USERNAME", help="import in this user's name and permissions")
    parser.add_argument("--check", action="store_true", help="only check; write nothing")
    parser.add_argument("--strict", action="store_true", help="write nothing unless every row is good")
    parser.add_argument("--errors", type=Path, metavar="FOLDER", help="where to put the refused rows with reasons")
    parser.add_argument("--show-recipe", action="store_true", help="print the mapping (to keep and edit) and stop")
    parser.add_argument("--resume", type=int, metavar="ID", help="go on with an import that was interrupted")
    parser.add_argument("--undo", type=int, metavar="ID", help="take a whole import back")
    parser.add_argument("--locale", choices=("zh-CN", "en"), default="en", help="language of the messages")


def run(args: argparse.Namespace) -> int:
    """Imports; 0 when every row went in, 1 when it could not be done, 2 when some rows were refused."""
    try:
        return _run(args)
    except AppError as error:
        print(f"✗ {error.message(args.locale)}", file=sys.stderr)
        return 1


def _run(args: argparse.Namespace) -> int:
    actor = _actor(args.username)
    if args.undo:
        return _undo(actor, args)
    if args.resume:
        job = sessions.own(actor, args.resume)
        sessions.resume(job)
        return _write(job, args)
    return _import(actor, args)


def _import(actor: Actor, args: argparse.Namespace) -> int:
    recipe = recipes.load(args.recipe) if args.recipe else None
    job = sessions.begin(actor, [(path.name, _blocks(path)) for path in _files(args.paths, recipe)])
    if args.resource and recipe is None:
        sessions.guess(actor, job, args.resource)
    if args.show_recipe:
        print(json.dumps(recipes.dump(recipe) if recipe else job.recipe, ensure_ascii=False, indent=2))
        sessions.cancel(actor, job)
        return 0
    sessions.use(actor, job, recipes.dump(recipe) if recipe else job.recipe)
    if args.check or args.strict:
        sessions.mark(job, "checking")
        validation.check(job)
        print(_summary(job, "check", args.locale))
        refused = _refused(job, "check", args)
        if args.check or refused or job.problem:
            return _outcome(job, refused, args.locale)
    sessions.mark(job, "running")
    return _write(job, args)


def _write(job: ImportJob, args: argparse.Namespace) -> int:
    print(f"import #{job.pk}: {job.name}", flush=True)
    commit.write(job, progress=_progress)
    print(_summary(job, "write", args.locale))
    return _outcome(job, _refused(job, "write", args), args.locale)


def _undo(actor: Actor, args: argparse.Namespace) -> int:
    job = sessions.own(actor, args.undo)
    if job.status != "undoing":
        undo.ask(job)
        sessions.mark(job, "undoing")
    undo.take_back(job)
    done = job.report.get("undo", {})
    print(f"import #{job.pk} undone: {done.get('taken_back', 0)} taken back, {done.get('left', 0)} left as they are")
    refused = _refused(job, "undo", args)
    return 2 if refused else 0


def _actor(username: str | None) -> Actor:
    if username is None:
        return Actor.system("yingdan import", channel="cli")
    user = User.objects.filter(username=username).first()
    actor = actor_of_user(user.pk) if user else None
    if actor is None:
        raise AppError("import_user_unknown", 404, username=username)
    return Actor(**{**{name: getattr(actor, name) for name in Actor.__dataclass_fields__}, "channel": "cli"})


def _files(paths: list[Path], recipe: Recipe | None) -> list[Path]:
    """The files named; of a folder those that the recipe wants, or all tables in it."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
        elif recipe:
            found += [path / name for name in dict.fromkeys(step.file for step in recipe.steps)]
        else:
            found += sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS)
    for path in found:
        if not path.is_file():
            raise AppError("import_file_missing", 404, file=str(path))
    return found


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(CHUNK_BYTES):
            yield block


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:,} / ~{max(done, total):,}", end="", file=sys.stderr, flush=True)


def _summary(job: ImportJob, phase: str, locale: str) -> str:
    lines = []
    if phase == "check":
        for step in job.report.get("steps", []):
            lines.append(f"  {step['file']} → {step['resource']}: {_counted(step['counts'])}")
    lines.append(f"{job.status}: {_counted(job.counts)}")
    return "\n".join(lines)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in counts.items()) or "nothing"


def _refused(job: ImportJob, phase: str, args: argparse.Namespace) -> int:
    """Shows the first reasons and writes the refused rows to files."""
    issues = ImportIssue.objects.filter(job=job, phase=phase)
    for issue in issues.order_by("step", "line", "id")[:SHOWN_REASONS]:
        said = text(issue.code, args.locale, **issue.params)
        print(f"  step {issue.step + 1}, line {issue.line} {issue.field}: {said}", file=sys.stderr)
    steps = sorted(set(issues.values_list("step", flat=True)))
    if args.errors and phase != "undo":
        args.errors.mkdir(parents=True, exist_ok=True)
        for step in steps:
            target = args.errors / f"import-{job.pk}-{step + 1}.csv"
            with target.open("wb") as file:
                file.writelines(reports.as_csv(reports.refused(job, phase, step, args.locale)))
            print(f"  refused rows: {target}", file=sys.stderr)
    return issues.count()


def _outcome(job: ImportJob, refused: int, locale: str) -> int:
    if job.problem:
        print(f"✗ {text(job.problem['code'], locale, **job.problem['params'])}", file=sys.stderr)
        return 1
    return 2 if refused else 0
