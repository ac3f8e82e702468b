"""Verbs of the organisation, by noun."""
