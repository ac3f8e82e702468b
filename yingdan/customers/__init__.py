"""Customers, contacts, follow-ups."""
