"""Verbs of outlets."""
