"""Tables: foreign keys point down, business data is audited, migrations are complete and can be taken back."""

import io
import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey

from tests.architecture.source import ROOT
from yingdan.kernel.actor import Actor
from yingdan.platform.resources.history import fields_by_column
from yingdan.platform.resources.lens import Lens
from yingdan.platform.selectors import audited
from yingdan.platform.trail import words

# Tables without an audit trail, and why.
NOT_AUDITED = {
    "kernel_answered_request": "answers kept for repeated requests, no business data",
    "accounts_session": "its own record of who is signed in where; changes with every visit",
    "accounts_signinattempt": "a log itself, only ever added to",
    "platform_event": "a log itself, only ever added to",
    "platform_heartbeat": "a pulse of the worker",
    "deals_stageentry": "the history of stages itself",
    "deals_gatepassage": "a log itself: how deals left their stages, only ever added to",
    "deals_gatetally": "counted by a job",
    "deals_opensummary": "sums kept by triggers",
    "deals_opentotal": "sums kept by triggers",
    "deals_wonday": "sums kept by triggers",
    "deals_cohortsummary": "sums kept by triggers",
    "deals_dealstate": "the past of deals itself, kept by triggers",
    "deals_dealtally": "sums kept by triggers",
    "deals_changetally": "sums kept by triggers",
    "deals_cohorttally": "sums kept by triggers",
    "customers_worktally": "sums kept by triggers",
    "customers_duplicatesweep": "a log itself: when all customers were compared, and what came of it",
    "customers_duplicatepair": "found by the sweep; a decision keeps who and when, and is an event of both customers",
    "customers_contactpair": "found by the sweep; a decision keeps who and when, and is an event of the customers",
    "customers_duplicatemark": "keys worked out from the records",
    "customers_merge": "a log itself: who made one record of several, and what was written",
    "customers_merged": "part of a merge; the rows that were moved are audited",
    "people_item": "what a handover passes on, and did; the rows that it moves are audited",
    "pools_entry": "what lies in a pool follows from pools_move, and the record's own audit",
    "pools_move": "a log itself: every move of a record, only ever added to",
    "pools_viewed": "a count of what somebody opened today",
    "pools_due": "worked out from rules and records",
    "pools_stale": "a queue of records to be worked out anew",
    "pools_sweep": "a log itself: when the recycling ran, and what came of it",
    "pools_preview": "worked out on demand",
    "pools_previewrow": "worked out on demand",
    "pools_told": "a log itself: up to when people were told",
    "pools_warned": "a log itself: who was told when",
    "pools_decision": "a log itself: why a record went to whom",
    "segments_run": "a log itself: which scheme was tried and applied when, and what came of it",
    "segments_proposal": "worked out by a run; the customers that it changes are audited",
    "segments_classchange": "the history of classes itself",
    "segments_standing": "worked out from deals and follow-ups",
    "segments_tally": "worked out every night",
    "deal_health_signal": "worked out from deals, follow-ups and contacts",
    "deal_health_standing": "worked out from deals, follow-ups and contacts",
    "deal_health_healthchange": "a log itself: how each deal stood on which day",
    "deal_health_stale": "a queue of deals to be worked out anew",
    "deal_health_stagedwell": "worked out every night",
    "deal_health_told": "whom the morning has told; the notices themselves are kept",
    "deal_health_tally": "sums of what is worked out",
    "deal_health_upkeep": "when the night has worked",
    "forecast_call": "a log itself, only ever added to: the ledger of calls",
    "forecast_run": "a log itself: when everything was worked out, and what it rested on",
    "forecast_line": "worked out from deals, targets and calls",
    "forecast_outcome": "worked out from deals, once a period is over",
    "forecast_score": "worked out from snapshots and outcomes",
    "playbooks_evidence": "worked out every night",
    "playbooks_sizeclass": "worked out every night",
    "coverage_standing": "worked out from cards, customers and follow-ups",
    "coverage_finding": "worked out from cards, customers and follow-ups",
    "outlets_stock": "worked out from the ledger",
    "outlets_classrate": "worked out every night",
    "outlets_outletmonth": "worked out from the ledger",
    "outlets_spreadsum": "sums kept by triggers",
    "outlets_competitorsum": "sums kept by triggers",
    "reports_plantally": "sums kept by triggers",
    "reports_reporttally": "sums kept by triggers",
    "reception_turn": "a log itself: every turn handed out, and who gave it back",
    "leads_conversion": "a log itself: what a conversion made, and who took it back",
    "leads_cardscan": "what a program read from a picture; the lead that a person makes of it is audited",
    "leads_scoremodel": "a log itself, only ever added to",
    "leads_submission": "a log itself: what came in through web forms",
    "platform_import": "what it did is in its batches, and in the audit of the records it wrote",
    "platform_import_batch": "a log itself: what was written, and what was there before",
    "platform_import_chunk": "bytes of uploaded files, deleted after the time for undoing",
    "platform_import_file": "part of an import",
    "platform_import_twin": "what is decided about rows of an import; what it writes is audited",
    "platform_import_issue": "a log itself: why rows were refused",
    "platform_storedfile": "never changed once stored; the records that show it are audited",
    "platform_undobatch": "what a bulk edit can be undone with, for a short while; the rows it changes are audited",
    "platform_viewmark": "everybody's own pins of views",
    "targets_cell": "a trigger remembers every change of a cell in targets_editcell, by the edit that made it",
    "targets_edit": "a log itself, only ever added to",
    "targets_editcell": "a log itself, only ever added to",
    "targets_part": "never changed once made",
    "targets_step": "a log itself, only ever added to",
    "targets_teamsum": "sums that a trigger keeps of audited cells",
    "targets_wonperiod": "sums kept of audited deals",
    "insight_broadcastrun": "a log itself: that a broadcast went out, and to whom",
    "insight_staysummary": "sums kept of the stage history of audited deals",
    "visits_consent": "a log itself: who agreed to which notice when",
    "visits_photo": "never changed once stored, but for whether it counts; the visit is audited",
    "visits_position": "to be forgotten after some days: an audit trail would keep it for good",
    "visits_signal": "raw facts, to be forgotten after some days",
    "visits_stepanswer": "a log itself: every answer as it came, those that were replaced included",
    "platform_noticedelivery": "a log itself: what was sent, when and how often it was tried",
    "platform_notification": "told to one person; read marks are no business data",
}
# Migration operations that cannot be taken back, and why.
ONE_WAY: dict[str, str] = {}


def tiers() -> dict[str, int]:
    """App → height, from the contract in pyproject.toml."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    levels = list(reversed(contract["layers"]))
    return {app.strip().removeprefix("yingdan."): n for n, line in enumerate(levels) for app in line.split("|")}


def ours() -> list[str]:
    return [config.label for config in apps.get_app_configs() if config.name.startswith("yingdan.")]


def test_foreign_keys_point_to_lower_tiers_only() -> None:
    height = tiers()
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for label in ours()
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and (target := field.related_model._meta.app_label) != label
        and not (target in height and height[target] < height[label])
    ]
    assert wrong == []


def test_business_tables_are_audited(db: None) -> None:
    tables = {
        model._meta.db_table
        for label in ours()
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.managed
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            " join pg_proc p on p.oid = t.tgfoid where p.proname = 'yingdan_audit' group by 1"
        )
        audited = dict(cursor.fetchall())
    assert tables - set(audited) - set(NOT_AUDITED) == set(), "attach them (platform.audit) or name the reason here"
    assert set(NOT_AUDITED) & set(audited) == set(), "audited now: take them off the list"
    assert set(NOT_AUDITED) - tables == set(), "no such tables"
    assert {table: number for table, number in audited.items() if number != 3} == {}, "insert, update and delete"


def test_audited_tables_and_columns_have_names_in_both_languages(db: None) -> None:
    """What is audited is shown in the audit log: in words, never as a table or a column."""
    nameless = []
    for table in audited():
        known, resource = words.get(table), words.resource_of(table)
        model = words.model_of(table)
        assert model is not None, table
        fields = dict(fields_by_column(Lens(resource, Actor.system("test")))) if resource else {}
        fields.update(known.columns if known else {})
        labels = {table: resource.label if resource else known.label if known else ("", "")}
        for one in model._meta.concrete_fields:
            if one.column not in words.SILENT and one.column != "custom":
                labels[f"{table}.{one.column}"] = fields[one.column].label if one.column in fields else ("", "")
        nameless += [name for name, label in labels.items() if not all(label)]
        assert set(known.columns if known else {}) <= {one.column for one in model._meta.concrete_fields}, table
    assert nameless == [], "name them by platform.trail.words.describe in the app's trail.py"


def test_no_model_change_lacks_its_migration(db: None) -> None:
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_migrations_can_be_taken_back_or_say_why_not() -> None:
    loader = MigrationLoader(None)
    one_way = {
        f"{label}.{name}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in ours() and not all(operation.reversible for operation in migration.operations)
    }
    assert one_way == set(ONE_WAY)
