"""Verbs of the platform."""
