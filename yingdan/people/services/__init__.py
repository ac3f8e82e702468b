"""Verbs of handing over."""
