"""Verbs of accounts, by noun."""
