"""Verbs of targets: plans (create, publish …), grid (set, lock, undo), split, exchange (Excel)."""
