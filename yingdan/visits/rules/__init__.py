"""Formulas of visits, without a database."""
